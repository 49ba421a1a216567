/* read.c: which kind of bytes these are. By content: endings lie. */
#include "read/read.h"

#include "read/http.h"
#include "read/inflate.h"

#include <strings.h>

const lb_kind_of_input lb_kinds[] = {
    { "text/plain", lb_read_plain, NULL },
    { "text/html", lb_read_page, NULL },
    { "application/warc", lb_read_warc, lb_warc_close },
    { "application/xml+feed", lb_read_feed, lb_feed_close },
    { "application/jsonl", lb_read_jsonlines, lb_jsonlines_close },
    { "text/csv", lb_read_csv, lb_csv_close },
    { "message/rfc822", lb_read_mail, NULL },
    { "application/archive", lb_read_archive, lb_archive_close },
    { NULL, NULL, NULL },
};

const lb_kind_of_input *lb_read_kind(const char *type)
{
    for (const lb_kind_of_input *k = lb_kinds; k->type; k++)
        if (!strcmp(k->type, type)) return k;
    return NULL;
}

static bool begins(lb_str s, const char *z)
{
    size_t n = strlen(z);
    return s.n >= n && !strncasecmp(s.p, z, n);
}

static bool any(lb_str s, const char *const *z)
{
    for (; *z; z++)
        if (begins(s, *z)) return true;
    return false;
}

static bool is_mail(lb_str s)
{
    static const char *const first[] = { "From:", "Received:", "Return-Path:", "Delivered-To:", "MIME-Version:", "Message-ID:", "Subject:", "Date:", "X-", NULL };
    lb_str head = { s.p, lb_header_size(s) };
    return head.n && any(s, first) && lb_header_get(head, "From").n && (lb_header_get(head, "Date").n || lb_header_get(head, "MIME-Version").n);
}

/* "<" opens a page unless it is a feed. */
static const char *markup(lb_str s)
{
    static const char *const page[] = { "<!doctype html", "<html", "<head", "<body", "<div", "<p>", "<p ", "<article", "<main", "<h1", "<meta", "<title", "<!--", NULL };
    lb_str near = { s.p, s.n < 2048 ? s.n : 2048 };
    bool xml = begins(s, "<?xml");
    if (lb_find(near, LB_STR("<rss")) >= 0 || lb_find(near, LB_STR("<feed")) >= 0 || lb_find(near, LB_STR("<rdf:RDF")) >= 0) return "application/xml+feed";
    if (any(s, page) || (xml && lb_find(near, LB_STR("<html")) >= 0)) return "text/html";
    if (xml) return "application/xml";
    static const char *const later[] = { "<html", "<HTML", "<body", "</div>", "</p>" }; // a page may begin with a script
    for (size_t i = 0; i < sizeof later / sizeof *later; i++)
        if (lb_find(s, lb_str_of(later[i])) >= 0) return "text/html";
    return "text/plain";
}

static const char *compressed(lb_str s)
{
    lb_buf start = { 0 };
    size_t used;
    lb_inflate((const uint8_t *)s.p, s.n, LB_GZIP, 512, &start, &used, "", NULL); // the first bytes are enough
    bool warc = start.n >= 5 && !memcmp(start.p, "WARC/", 5);
    lb_buf_free(&start);
    return warc ? "application/warc" : "application/archive";
}

const char *lb_read_type(lb_str s)
{
    const uint8_t *p = (const uint8_t *)s.p;
    if (s.n > 3 && p[0] == 0x1F && p[1] == 0x8B) return compressed(s);
    if (s.n > 4 && p[0] == 'P' && p[1] == 'K' && (p[2] == 3 || p[2] == 5)) return "application/archive";
    if (s.n > 6 && (!memcmp(p, "BZh", 3) || !memcmp(p, "\xFD" "7zXZ", 5) || !memcmp(p, "\x28\xB5\x2F\xFD", 4))) return "application/archive";
    if (s.n > 262 && !memcmp(p + 257, "ustar", 5)) return "application/archive";
    if (lb_starts(s, "WARC/1.")) return "application/warc";
    if (lb_starts(s, "%PDF-")) return "application/pdf";
    if (lb_starts(s, "\xEF\xBB\xBF")) s = (lb_str){ s.p + 3, s.n - 3 };
    lb_str t = s;
    while (t.n && lb_is_space((uint8_t)t.p[0])) t.p++, t.n--;
    if (!t.n) return "text/plain";
    if (t.p[0] == '<') return markup(t);
    if (t.p[0] == '{') return "application/jsonl";
    if (t.p[0] == '[') {
        uint32_t i = 1;
        while (i < t.n && lb_is_space((uint8_t)t.p[i])) i++;
        return i < t.n && t.p[i] == '{' ? "application/jsonl" : "text/plain"; // "[Anzeige] …" is text
    }
    if (is_mail(s)) return "message/rfc822";
    return lb_csv_separator(s) ? "text/csv" : "text/plain";
}

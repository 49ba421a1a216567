/* watch.c: polls a list of feeds politely and resumes where it stopped.
 *
 * What a feed brought is queued as input; only when the caller has it safe (lb_watch_commit)
 * does the state file say so: a crash between costs a second look, never a report. Pages are
 * queued as WARC records, so address and time of capture go the way that archives go. */
#include "fetch/fetch.h"
#include "fetch/robots.h"
#include "read/html.h"
#include "read/read.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { DAY = 86400, SEEN = 500, MOST_PAGES = 50, DRY_AT_LEAST = 7 * DAY, DRY_TIMES = 10 };

typedef struct {
    char *host, *robots; // owned; robots "" where the host has none
    time_t asked;        // last request to it
    long   delay;        // between requests, seconds
} host;

struct lb_watch {
    lb_watch_options o;
    lb_fetch_limits  limits;
    char            *state_path;
    const char     **allowed;
    json_t          *state;     // committed: {url: {etag, modified, due, failures, last_new, gap, seen: […]}}
    json_t          *draft;     // what the last poll made of it
    char           **feed;      // [n] owned
    size_t           n;
    host            *hosts;
    size_t           n_hosts;
    lb_buf          *kept;      // bodies queued since the last commit
    size_t           n_kept;
};

static int64_t get(json_t *o, const char *key) { return json_integer_value(json_object_get(o, key)); }
static void set(json_t *o, const char *key, int64_t v) { json_object_set_new(o, key, json_integer(v)); }

static void say(const lb_watch *w, const char *url, const char *what)
{
    if (w->o.say) w->o.say(w->o.user, url, what);
}

/* ---- the list ---- */

static lb_code add_feed(lb_watch *w, lb_str url, lb_err *err)
{
    char **more = realloc(w->feed, (w->n + 1) * sizeof *more);
    if (more) w->feed = more;
    char *z = strndup(url.p, url.n);
    if (!more || !z) {
        free(z);
        return lb_fail(err, LB_ENOMEM, w->o.list, "no memory for the list");
    }
    w->feed[w->n++] = z;
    return LB_OK;
}

/* OPML by its xmlUrl attributes, else one address a line; '#' begins a remark. */
static lb_code read_list(lb_watch *w, lb_arena *a, lb_err *err)
{
    lb_str s;
    lb_code rc = lb_file_read(w->o.list, a, &s, err);
    bool opml = rc == LB_OK && lb_find(s, LB_STR("<opml")) >= 0;
    while (rc == LB_OK && opml) {
        int64_t at = lb_find(s, LB_STR("xmlUrl=\""));
        if (at < 0) break;
        s = (lb_str){ s.p + at + 8, s.n - (uint32_t)at - 8 };
        const char *end = s.n ? memchr(s.p, '"', s.n) : NULL;
        if (!end) break;
        lb_str raw = { s.p, (uint32_t)(end - s.p) };
        char *out = lb_arena_alloc(a, (size_t)raw.n + 1);
        rc = add_feed(w, (lb_str){ out, lb_html_decode(raw, out, 0) }, err);
    }
    for (uint32_t i = 0; rc == LB_OK && !opml && i < s.n;) {
        const char *nl = memchr(s.p + i, '\n', s.n - i);
        lb_str line = { s.p + i, nl ? (uint32_t)(nl - s.p) - i : s.n - i };
        i += line.n + 1;
        line = lb_trim(line);
        if (!line.n || line.p[0] == '#') continue;
        if (!lb_starts(line, "http://") && !lb_starts(line, "https://")) return lb_fail(err, LB_EINPUT, w->o.list, "\"%.*s\" is no http or https address", LB_FMT(line));
        rc = add_feed(w, line, err);
    }
    if (rc == LB_OK && !w->n) return lb_fail(err, LB_EINPUT, w->o.list, "no feeds in it");
    return rc;
}

lb_code lb_watch_open(const lb_watch_options *o, lb_watch **out, lb_err *err)
{
    lb_arena a;
    jmp_buf escape;
    json_error_t e;
    lb_watch *w = calloc(1, sizeof *w);
    *out = NULL;
    if (!w) return lb_fail(err, LB_ENOMEM, o->list, "no memory");
    w->o = *o;
    w->limits = (lb_fetch_limits){ .agent = "lagebild/" LB_VERSION " (feed reader)", .timeout = o->timeout ? o->timeout : 30,
                                   .max_bytes = o->max_bytes ? o->max_bytes : (size_t)16 << 20, .allowed = o->allowed };
    if (!w->o.interval) w->o.interval = 900;
    if (!w->o.host_delay) w->o.host_delay = 2;
    if (w->o.host_delay < 0) w->o.host_delay = 0;
    lb_arena_init(&a, 64 << 20);
    lb_code rc = lb_arena_try(&a, &escape) ? read_list(w, &a, err) : lb_fail(err, LB_ECAP, o->list, "the list of feeds is over 64 MB");
    lb_arena_free(&a);
    w->state_path = strdup(o->state);
    if (rc == LB_OK && access(o->state, F_OK) == 0) {
        w->state = json_load_file(o->state, 0, &e);
        if (!json_is_object(w->state)) rc = lb_fail(err, LB_EINPUT, o->state, "line %d: %s (remove it to begin anew)", e.line, e.text);
    } else {
        w->state = json_object();
    }
    if (rc == LB_OK && (!w->state_path || !w->state)) rc = lb_fail(err, LB_ENOMEM, o->list, "no memory");
    if (rc != LB_OK) lb_watch_close(w);
    else *out = w;
    return rc;
}

static void drop_kept(lb_watch *w)
{
    for (size_t i = 0; i < w->n_kept; i++) lb_buf_free(&w->kept[i]);
    w->n_kept = 0;
    json_decref(w->draft);
    w->draft = NULL;
}

void lb_watch_close(lb_watch *w)
{
    if (!w) return;
    drop_kept(w);
    free(w->kept);
    json_decref(w->state);
    for (size_t i = 0; i < w->n; i++) free(w->feed[i]);
    for (size_t i = 0; i < w->n_hosts; i++) free(w->hosts[i].host), free(w->hosts[i].robots);
    free(w->feed);
    free(w->hosts);
    free(w->state_path);
    free(w);
}

/* ---- one host at a time ---- */

/* "https://a.example:8080/x" -> "https://a.example:8080" and "/x". */
static void split_url(lb_str url, lb_str *site, lb_str *path)
{
    int64_t at = lb_find(url, LB_STR("://"));
    uint32_t i = at < 0 ? 0 : (uint32_t)at + 3;
    while (i < url.n && url.p[i] != '/' && url.p[i] != '?') i++;
    *site = (lb_str){ url.p, i };
    *path = i < url.n ? (lb_str){ url.p + i, url.n - i } : LB_STR("/");
}

static void wait_for(host *h)
{
    time_t now = time(NULL), due = h->asked + h->delay;
    if (h->asked && due > now) sleep((unsigned)(due - now > 60 ? 60 : due - now));
    h->asked = time(NULL);
}

/* The host of `url`, its robots.txt read once a run. NULL without memory. */
static host *find_host(lb_watch *w, lb_str site)
{
    for (size_t i = 0; i < w->n_hosts; i++)
        if (lb_is(site, w->hosts[i].host)) return &w->hosts[i];
    host *more = realloc(w->hosts, (w->n_hosts + 1) * sizeof *more);
    if (!more) return NULL;
    w->hosts = more;
    host *h = &w->hosts[w->n_hosts];
    *h = (host){ .host = strndup(site.p, site.n), .delay = w->o.host_delay };
    for (const char *const *own = w->o.allowed; own && *own; own++) // the user's own machines need no sparing
        if (lb_find(site, lb_str_of(*own)) >= 0) h->delay = 0;
    if (!h->host) return NULL;
    w->n_hosts++;
    char url[2200];
    lb_fetched f;
    lb_fetch_limits small = w->limits;
    small.max_bytes = 512 << 10;
    snprintf(url, sizeof url, "%.2000s/robots.txt", h->host);
    bool got = lb_fetch(url, &small, NULL, &f, NULL) == LB_OK && f.status == 200 && f.body.p;
    h->robots = got ? strdup(f.body.p) : strdup("");
    h->asked = time(NULL);
    lb_fetched_free(&f);
    return h;
}

/* A GET that keeps to robots.txt and the pace of the host. */
static lb_code polite(lb_watch *w, const char *url, const lb_fetch_known *known, lb_fetched *out, lb_err *err)
{
    lb_str site, path;
    long delay = 0;
    *out = (lb_fetched){ 0 };
    split_url(lb_str_of(url), &site, &path);
    host *h = find_host(w, site);
    if (!h || !h->robots) return lb_fail(err, LB_ENOMEM, url, "no memory");
    if (!lb_robots_allow(lb_str_of(h->robots), "lagebild", path, &delay)) return lb_fail(err, LB_EINPUT, url, "robots.txt forbids it");
    if (delay > h->delay) h->delay = delay;
    wait_for(h);
    return lb_fetch(url, &w->limits, known, out, err);
}

/* ---- queueing ---- */

/* Keeps the body until the commit and queues it. Takes *body. */
static lb_code queue(lb_watch *w, lb_input *in, const char *name, lb_buf *body, lb_err *err)
{
    lb_buf *more = realloc(w->kept, (w->n_kept + 1) * sizeof *more);
    if (!more) {
        lb_buf_free(body);
        return lb_fail(err, LB_ENOMEM, name, "no memory to keep what it brought");
    }
    w->kept = more;
    w->kept[w->n_kept++] = *body;
    lb_buf *kept = &w->kept[w->n_kept - 1];
    *body = (lb_buf){ 0 };
    return lb_input_add_bytes(in, name, kept->p, kept->n, err);
}

/* A page as one WARC record: how archives keep address and time. */
static lb_buf as_record(const lb_fetched *f)
{
    char now[32];
    time_t t = time(NULL);
    struct tm tm;
    lb_buf b = { 0 };
    strftime(now, sizeof now, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&t, &tm));
    const char *type = *f->type ? f->type : "text/html";
    size_t head = strlen("HTTP/1.1 200 OK\r\nContent-Type: \r\n\r\n") + strlen(type);
    lb_buf_printf(&b, "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: %s\r\nWARC-Record-ID: <urn:hash:%016llx>\r\nContent-Length: %zu\r\n\r\n",
                  f->url.p, now, (unsigned long long)lb_hash(lb_buf_str(&f->url)), head + f->body.n);
    lb_buf_printf(&b, "HTTP/1.1 200 OK\r\nContent-Type: %s\r\n\r\n", type);
    lb_buf_add(&b, lb_buf_str(&f->body));
    lb_buf_puts(&b, "\r\n\r\n");
    return b;
}

static bool seen(json_t *list, const char *id)
{
    size_t i;
    json_t *v;
    json_array_foreach(list, i, v) if (!strcmp(json_string_value(v), id)) return true;
    return false;
}

/* The entries of a feed that are new to us; with --pages their pages are fetched. */
static lb_code entries(lb_watch *w, const char *url, json_t *s, lb_fetched *f, lb_input *in, size_t *fresh, lb_err *err)
{
    lb_arena a;
    jmp_buf escape;
    json_t *list = json_object_get(s, "seen");
    const lb_kind_of_input *kind = lb_read_kind(lb_read_type(lb_buf_str(&f->body)));
    lb_bytes b = { .path = url, .name = lb_str_of(url), .p = (const uint8_t *)f->body.p, .n = f->body.n, .max_bytes = w->limits.max_bytes };
    size_t pages = 0;
    if (!kind || (strcmp(kind->type, "application/xml+feed") && strcmp(kind->type, "application/jsonl"))) return lb_fail(err, LB_EINPUT, url, "no feed: %s", f->type);
    lb_arena_init(&a, 256 << 20);
    for (;;) {
        lb_raw raw = { 0 };
        lb_arena_reset(&a);
        if (!lb_arena_try(&a, &escape)) continue;
        lb_code rc = kind->next(&b, &a, &raw, NULL);
        if (rc == LB_ENONE || rc == LB_EIO) break;
        if (rc != LB_OK) continue;
        char id[20], page[2048];
        snprintf(id, sizeof id, "%016llx", (unsigned long long)lb_hash(raw.facts.url.n ? raw.facts.url : raw.bytes));
        if (seen(list, id)) continue;
        snprintf(page, sizeof page, "%.*s", LB_FMT(raw.facts.url));
        if (w->o.pages && raw.facts.url.n && raw.facts.url.n < sizeof page) {
            lb_fetched p;
            lb_err why = { 0 };
            if (pages++ >= MOST_PAGES) break; // the rest next time
            rc = polite(w, page, NULL, &p, &why);
            if (rc == LB_OK && p.status == 200) {
                lb_buf record = as_record(&p);
                rc = queue(w, in, page, &record, &why);
            } else if (rc == LB_OK) {
                char status[32];
                snprintf(status, sizeof status, "HTTP %ld", p.status);
                say(w, page, status);
            }
            lb_fetched_free(&p);
            if (rc != LB_OK) say(w, page, why.what);
            if (rc == LB_EIO) continue; // not seen: asked again next time
        }
        (*fresh)++;
        json_array_append_new(list, json_string(id));
        while (json_array_size(list) > SEEN) json_array_remove(list, 0);
    }
    if (kind->close) kind->close(&b);
    lb_arena_free(&a);
    return LB_OK;
}

/* How long after the last new entry a feed counts as dried up: ten times its usual gap. */
static int64_t dry_after(json_t *s)
{
    int64_t usual = get(s, "gap") * DRY_TIMES;
    return usual > DRY_AT_LEAST ? usual : DRY_AT_LEAST;
}

static void note_fresh(lb_watch *w, const char *url, json_t *s, int64_t now, size_t fresh)
{
    int64_t last = get(s, "last_new");
    if (fresh) {
        if (last) set(s, "gap", get(s, "gap") ? (get(s, "gap") * 3 + (now - last)) / 4 : now - last);
        set(s, "last_new", now);
        set(s, "dry", 0);
    } else if (last && now - last > dry_after(s) && !get(s, "dry")) {
        char what[96];
        snprintf(what, sizeof what, "dried up: nothing new for %lld days", (long long)((now - last) / DAY));
        say(w, url, what);
        set(s, "dry", 1);
    }
}

static void poll_feed(lb_watch *w, const char *url, json_t *s, lb_input *in)
{
    int64_t now = (int64_t)time(NULL), wait = w->o.interval;
    lb_fetch_known known = { json_string_value(json_object_get(s, "etag")), json_string_value(json_object_get(s, "modified")) };
    lb_fetched f;
    lb_err err = { 0 };
    size_t fresh = 0;
    char what[300];
    lb_code rc = polite(w, url, &known, &f, &err);
    if (rc == LB_OK && f.status == 200) {
        rc = entries(w, url, s, &f, in, &fresh, &err);
        if (rc == LB_OK && fresh && !w->o.pages) rc = queue(w, in, url, &f.body, &err);
        if (rc == LB_OK) {
            json_object_set_new(s, "etag", json_string(f.etag));
            json_object_set_new(s, "modified", json_string(f.modified));
        }
    } else if (rc == LB_OK && f.status != 304) {
        rc = lb_fail(&err, LB_EIO, url, "HTTP %ld", f.status);
    }
    if (rc == LB_OK) {
        set(s, "failures", 0);
        note_fresh(w, url, s, now, fresh);
        if (fresh) {
            snprintf(what, sizeof what, "%zu new", fresh);
            say(w, url, what);
        }
    } else {
        int64_t failures = get(s, "failures") + 1;
        set(s, "failures", failures);
        for (int64_t i = 0; i < failures && wait < DAY; i++) wait *= 2; // back off
        say(w, url, err.what);
    }
    if (f.retry_after > wait) wait = f.retry_after < 30 * DAY ? f.retry_after : 30 * DAY;
    set(s, "due", now + (wait > DAY && f.retry_after < DAY ? DAY : wait));
    lb_fetched_free(&f);
}

lb_code lb_watch_poll(lb_watch *w, lb_input *in, lb_err *err)
{
    drop_kept(w);
    w->draft = json_deep_copy(w->state);
    if (!w->draft) return lb_fail(err, LB_ENOMEM, w->o.list, "no memory");
    for (size_t i = 0; i < w->n; i++) {
        json_t *s = json_object_get(w->draft, w->feed[i]);
        if (!s) {
            s = json_pack("{s:[]}", "seen");
            json_object_set_new(w->draft, w->feed[i], s);
        }
        if (s && get(s, "due") <= (int64_t)time(NULL)) poll_feed(w, w->feed[i], s, in);
    }
    return LB_OK;
}

lb_code lb_watch_commit(lb_watch *w, lb_err *err)
{
    char draft[4200];
    if (!w->draft) return LB_OK;
    snprintf(draft, sizeof draft, "%.4000s.new", w->state_path);
    FILE *f = fopen(draft, "wb");
    bool ok = f && json_dumpf(w->draft, f, JSON_INDENT(1) | JSON_SORT_KEYS) == 0 && fflush(f) == 0 && fsync(fileno(f)) == 0;
    if (f) ok &= fclose(f) == 0;
    if (!ok || rename(draft, w->state_path) != 0) return lb_fail(err, LB_EIO, w->state_path, "cannot write the state of the feeds");
    json_decref(w->state);
    w->state = json_incref(w->draft);
    drop_kept(w);
    return LB_OK;
}

long lb_watch_wait(const lb_watch *w)
{
    int64_t now = (int64_t)time(NULL), next = now + w->o.interval;
    for (size_t i = 0; i < w->n; i++) {
        int64_t due = get(json_object_get(w->state, w->feed[i]), "due");
        if (due < next) next = due;
    }
    return next > now ? (long)(next - now) : 1;
}

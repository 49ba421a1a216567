/* fetch.c: libcurl with a guard at the socket. */
#include "fetch/fetch.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

static bool private_v4(uint32_t a)
{
    static const struct {
        uint32_t net, mask;
    } nets[] = {
        { 0x00000000, 0xFF000000 }, { 0x0A000000, 0xFF000000 }, { 0x64400000, 0xFFC00000 }, { 0x7F000000, 0xFF000000 },
        { 0xA9FE0000, 0xFFFF0000 }, { 0xAC100000, 0xFFF00000 }, { 0xC0000000, 0xFFFFFF00 }, { 0xC0000200, 0xFFFFFF00 },
        { 0xC0A80000, 0xFFFF0000 }, { 0xC6120000, 0xFFFE0000 }, { 0xC6336400, 0xFFFFFF00 }, { 0xCB007100, 0xFFFFFF00 },
        { 0xE0000000, 0xE0000000 }, // multicast and reserved
    };
    for (size_t i = 0; i < sizeof nets / sizeof *nets; i++)
        if ((a & nets[i].mask) == nets[i].net) return true;
    return false;
}

bool lb_address_is_private(const struct sockaddr *sa)
{
    if (sa->sa_family == AF_INET) return private_v4(ntohl(((const struct sockaddr_in *)(const void *)sa)->sin_addr.s_addr));
    if (sa->sa_family != AF_INET6) return true;
    const uint8_t *p = ((const struct sockaddr_in6 *)(const void *)sa)->sin6_addr.s6_addr;
    static const uint8_t mapped[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF }, nat64[12] = { 0, 0x64, 0xFF, 0x9B }, zero[12] = { 0 };
    if (!memcmp(p, mapped, 12) || !memcmp(p, nat64, 12) || !memcmp(p, zero, 12)) // an IPv4 address inside; :: and ::1 too
        return private_v4((uint32_t)p[12] << 24 | (uint32_t)p[13] << 16 | (uint32_t)p[14] << 8 | p[15]);
    if (p[0] == 0x20 && p[1] == 0x02) return private_v4((uint32_t)p[2] << 24 | (uint32_t)p[3] << 16 | (uint32_t)p[4] << 8 | p[5]); // 6to4
    return (p[0] & 0xFE) == 0xFC || (p[0] == 0xFE && (p[1] & 0xC0) == 0x80) || (p[0] == 0xFE && (p[1] & 0xC0) == 0xC0) || p[0] == 0xFF
        || (p[0] == 0x20 && p[1] == 0x01 && p[2] == 0x0D && p[3] == 0xB8);
}

typedef struct {
    CURL                  *curl;
    const lb_fetch_limits *limits;
    lb_fetched            *out;
    bool                   refused, too_large;
} transfer;

static size_t on_body(char *p, size_t size, size_t n, void *user)
{
    transfer *t = user;
    n *= size;
    if (n > t->limits->max_bytes - t->out->body.n) {
        t->too_large = true;
        return 0;
    }
    lb_buf_add(&t->out->body, (lb_str){ p, (uint32_t)n });
    return t->out->body.failed ? 0 : n;
}

static void keep_header(lb_str line, const char *name, char *out, size_t size)
{
    size_t n = strlen(name);
    if (line.n <= n || strncasecmp(line.p, name, n) || line.p[n] != ':') return;
    lb_str v = lb_trim((lb_str){ line.p + n + 1, line.n - (uint32_t)n - 1 });
    if (v.n < size) snprintf(out, size, "%.*s", LB_FMT(v));
}

static size_t on_header(char *p, size_t size, size_t n, void *user)
{
    transfer *t = user;
    char retry[32] = { 0 };
    lb_str line = { p, (uint32_t)(n *= size) };
    if (lb_starts(line, "HTTP/")) t->out->etag[0] = t->out->modified[0] = t->out->type[0] = 0; // of the last hop only
    keep_header(line, "ETag", t->out->etag, sizeof t->out->etag);
    keep_header(line, "Last-Modified", t->out->modified, sizeof t->out->modified);
    keep_header(line, "Content-Type", t->out->type, sizeof t->out->type);
    keep_header(line, "Retry-After", retry, sizeof retry);
    if (*retry) t->out->retry_after = strtol(retry, NULL, 10);
    return n;
}

static bool allowed_host(const transfer *t)
{
    char *url = NULL, *host = NULL;
    bool ok = false;
    CURLU *u = curl_url();
    curl_easy_getinfo(t->curl, CURLINFO_EFFECTIVE_URL, &url);
    if (u && url && curl_url_set(u, CURLUPART_URL, url, 0) == CURLUE_OK && curl_url_get(u, CURLUPART_HOST, &host, 0) == CURLUE_OK)
        for (const char *const *a = t->limits->allowed; a && *a; a++) ok |= !strcasecmp(*a, host);
    curl_free(host);
    curl_url_cleanup(u);
    return ok;
}

/* libcurl asks for each socket it opens: the address is the one it is about to use. */
static curl_socket_t on_socket(void *user, curlsocktype purpose, struct curl_sockaddr *a)
{
    transfer *t = user;
    (void)purpose;
    if (lb_address_is_private(&a->addr) && !allowed_host(t)) {
        t->refused = true;
        return CURL_SOCKET_BAD;
    }
    return socket(a->family, a->socktype | SOCK_CLOEXEC, a->protocol);
}

static struct curl_slist *condition(const lb_fetch_known *known)
{
    char line[400];
    struct curl_slist *list = NULL;
    if (known && known->etag && *known->etag) {
        snprintf(line, sizeof line, "If-None-Match: %s", known->etag);
        list = curl_slist_append(list, line);
    }
    if (known && known->modified && *known->modified) {
        snprintf(line, sizeof line, "If-Modified-Since: %s", known->modified);
        list = curl_slist_append(list, line);
    }
    return list;
}

lb_code lb_fetch(const char *url, const lb_fetch_limits *l, const lb_fetch_known *known, lb_fetched *out, lb_err *err)
{
    transfer t = { .curl = curl_easy_init(), .limits = l, .out = out };
    *out = (lb_fetched){ 0 };
    if (!t.curl) return lb_fail(err, LB_ENOMEM, url, "no memory for a transfer");
    struct curl_slist *headers = condition(known);
    CURL *c = t.curl;
    curl_easy_setopt(c, CURLOPT_URL, url);
    curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(c, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(c, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(c, CURLOPT_MAXREDIRS, 5L);
    curl_easy_setopt(c, CURLOPT_TIMEOUT, l->timeout);
    curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT, l->timeout < 15 ? l->timeout : 15L);
    curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(c, CURLOPT_PROXY, ""); // a proxy would hide the address that is connected to
    curl_easy_setopt(c, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(c, CURLOPT_USERAGENT, l->agent);
    curl_easy_setopt(c, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(c, CURLOPT_WRITEDATA, &t);
    curl_easy_setopt(c, CURLOPT_HEADERFUNCTION, on_header);
    curl_easy_setopt(c, CURLOPT_HEADERDATA, &t);
    curl_easy_setopt(c, CURLOPT_OPENSOCKETFUNCTION, on_socket);
    curl_easy_setopt(c, CURLOPT_OPENSOCKETDATA, &t);
    CURLcode rc = curl_easy_perform(c);
    char *final = NULL;
    curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &out->status);
    curl_easy_getinfo(c, CURLINFO_EFFECTIVE_URL, &final);
    lb_buf_puts(&out->url, final ? final : url);
    curl_slist_free_all(headers);
    curl_easy_cleanup(c);
    if (rc == CURLE_OK) return LB_OK;
    if (t.refused) return lb_fail(err, LB_EINPUT, url, "refused: it leads to a private address (--allow-host permits one by name)");
    if (t.too_large) return lb_fail(err, LB_ECAP, url, "larger than the cap of %zu bytes (--max-size)", l->max_bytes);
    if (rc == CURLE_UNSUPPORTED_PROTOCOL || rc == CURLE_URL_MALFORMAT) return lb_fail(err, LB_EINPUT, url, "no http or https address");
    return lb_fail(err, rc == CURLE_OUT_OF_MEMORY ? LB_ENOMEM : LB_EIO, url, "%s", curl_easy_strerror(rc));
}

void lb_fetched_free(lb_fetched *f)
{
    lb_buf_free(&f->body);
    lb_buf_free(&f->url);
}

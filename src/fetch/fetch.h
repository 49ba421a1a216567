/* fetch.h: one polite HTTP GET. Nothing but http and https; private, loopback and link-local
 * addresses are refused at every connection, so also behind a redirect or a name that changes
 * its address, unless the user allows the host by name. */
#ifndef LB_FETCH_H
#define LB_FETCH_H

#include "base/buf.h"
#include "base/err.h"

typedef struct {
    const char        *agent;     // User-Agent
    long               timeout;   // seconds for the whole transfer
    size_t             max_bytes; // of a body, unpacked
    const char *const *allowed;   // NULL-terminated hosts that may be private; or NULL
} lb_fetch_limits;

typedef struct {
    const char *etag, *modified;  // of the last answer, or NULL: asks only for what is new
} lb_fetch_known;

typedef struct {
    long    status;               // 200, 304, 404, …
    lb_buf  body;                 // owned by the caller: lb_buf_free
    lb_buf  url;                  // where it came from in the end, owned likewise
    char    etag[256], modified[64], type[128];
    long    retry_after;          // seconds, 0 where none is asked for
} lb_fetched;

/* LB_EIO (name, connection, time-out), LB_ECAP (too large), LB_EINPUT (bad address, refused
 * address), LB_ENOMEM. An HTTP error is LB_OK with its status. */
lb_code lb_fetch(const char *url, const lb_fetch_limits *l, const lb_fetch_known *known, lb_fetched *out, lb_err *err);
void    lb_fetched_free(lb_fetched *f);

/* Loopback, private, link-local, carrier, multicast or reserved: IPv4 and IPv6 (also v4 in v6). */
struct sockaddr;
bool lb_address_is_private(const struct sockaddr *a);

#endif

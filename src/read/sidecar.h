/* sidecar.h: facts about reports that came beside them, as JSON lines. */
#ifndef LB_SIDECAR_H
#define LB_SIDECAR_H

#include "base/err.h"
#include "doc/doc.h"

typedef struct lb_sidecar lb_sidecar;

/* Each line an object with "report" and any of date, changed, url, publisher, title, language,
 * authors, origin. Unknown keys are passed over. LB_EIO, LB_EINPUT ("meta.jsonl:3: …"). */
lb_code lb_sidecar_open(const char *path, lb_arena *a, const lb_sidecar **out, lb_err *err);
/* Fill what the sidecar knows about facts->name; true where it has an entry. */
bool lb_sidecar_apply(const lb_sidecar *s, lb_facts *facts);

#endif

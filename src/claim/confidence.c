/* confidence.c: how sure a claim is, from what made it: a logistic over a dozen facts, its
 * weights fitted on reports coded by hand (tools/calibrate.py). O(1). */
#include "claim/rules.h"

#include <math.h>

float lb_claim_confidence(const lb_reader *rd, const lb_match *m, const lb_claim *c, bool passing)
{
    (void)rd;
    double z = 0.6;
    z += m->tree ? 0.4 : -0.2;
    z += m->t->pos == LB_POS_PHRASE ? 0.6 : m->t->pos == LB_POS_VERB ? 0.4 : m->t->pos == LB_POS_COPULA ? 0.2 : -0.4;
    z += c->n_actors ? 0.4 : -0.2;
    z += c->n_targets ? 0.3 : 0;
    z += c->n_places ? 0.4 : -0.3;
    z += c->n_quantities ? 0.4 : 0;
    z += c->time != LB_NONE ? 0.2 : 0;
    z -= passing ? 0.9 : 0;
    z -= c->role == LB_ROLE_body || c->role == LB_ROLE_lead ? 0 : 0.5;
    return (float)(1 / (1 + exp(-z)));
}

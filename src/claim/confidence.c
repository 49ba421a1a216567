/* confidence.c: how sure a claim is, from what made it: a logistic over a dozen facts. O(1).
 * Signs and sizes follow a fit on the reports coded by hand (tools/calibrate.py); the intercept is
 * set lower than there, to what reading a sample of claims on general news gave (about 0.83 right),
 * because the rules were made while looking at the coded reports. */
#include "claim/rules.h"

#include <math.h>

float lb_claim_confidence(const lb_reader *rd, const lb_match *m, const lb_claim *c, bool passing)
{
    (void)rd;
    double z = 1.4;
    z += m->tree ? 0.1 : -0.6;
    z += m->t->pos == LB_POS_PHRASE ? 0.5 : m->t->pos == LB_POS_VERB || m->t->pos == LB_POS_COPULA ? 0.1 : -0.5;
    z += c->n_actors ? 0.1 : -0.1;
    z += c->n_targets ? 0.2 : 0;
    z += c->n_places ? 0.2 : -0.2;
    z += c->n_quantities ? 0.4 : 0;
    z += c->time != LB_NONE ? 0.3 : 0;
    z += c->n_sources ? 0.6 : 0;
    z -= c->certainty != LB_CERTAIN ? 0.4 : 0;
    z -= passing ? 0.7 : 0;
    z -= c->role == LB_ROLE_body || c->role == LB_ROLE_lead ? 0 : 0.6;
    return (float)(1 / (1 + exp(-z)));
}

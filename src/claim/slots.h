/* slots.h: what roles.c, where.c and sides.c share while they fill the slots of one claim. */
#ifndef LB_SLOTS_H
#define LB_SLOTS_H

#include "claim/rules.h"

typedef LB_VEC(lb_actor)    actor_list;
typedef LB_VEC(uint32_t)    place_list;
typedef LB_VEC(lb_quantity) quantity_list;

/* The town or spot the text has been speaking of before mention i: named most often, of those the last. */
uint32_t lb__last_spot(const lb_doc *d, uint32_t i);
bool lb__conj_of(const lb_reader *rd, const lb_match *m, uint32_t t, uint32_t head);
/* Is mention i inside a longer one of a party? "Ukraine" in "Armee der Ukraine" is no party of its own. */
bool lb__inside_longer(const lb_reader *rd, uint32_t i, lb_kind kind);
/* "Bewohner von Butscha": a place within people is where they are. */
bool lb__among_people(const lb_reader *rd, uint32_t i);
void lb__take_parties(const lb_reader *rd, const lb_scope *s, const lb_match *m, const lb_arg *g, actor_list *l);
void lb__add_place(const lb_reader *rd, place_list *l, uint32_t i);
/* Countries and regions around a town say less than the town. */
void lb__keep_exact(const lb_reader *rd, place_list *l);
bool lb__place_head(const lb_reader *rd, const lb_match *m, const lb_mention *x, const lb_arg *g);
void lb__take_places(const lb_reader *rd, const lb_scope *s, const lb_match *m, const lb_arg *g, bool head_only, place_list *l);
bool lb__in_speaker(const lb_doc *d, lb_span at);
/* "…, Wad Madani geplündert zu haben": a town named without a preposition is what it was done to. */
void lb__bare_places(const lb_reader *rd, const lb_scope *s, uint32_t clause, lb_claim *c);
/* "Sitzung in Genf: …": what stands before a colon, without a verb, sets the scene. */
void lb__places_before_colon(const lb_reader *rd, const lb_scope *s, uint32_t at, lb_claim *c);
/* "von Russland gestartete …": it launched them, nothing happened there. */
bool lb__launches(const lb_reader *rd, const lb_scope *s, const lb_mention *x);
bool lb__fits(const lb_slot *slot, const lb_arg *g);
lb_str lb__with_sector(lb_arena *a, lb_str code, const char *sector);
/* "Gebietsgewinne, die die Ukraine verzeichnet": who does it is the subject of the verb that carries the noun. */
void lb__actor_of_support(const lb_reader *rd, const lb_scope *s, const lb_match *m, actor_list *l);
/* The other party of the clause, where the verb needs one and the tree has lost it. */
void lb__target_beside(const lb_reader *rd, const lb_scope *s, const lb_match *m, lb_str type, const actor_list *actors, actor_list *l);
/* "bereit, mit Russland zu verhandeln": the other side stands in the clause that follows. */
void lb__target_ahead(const lb_reader *rd, const lb_scope *s, const lb_match *m, const actor_list *actors, actor_list *l);
/* "… dürfen nicht nach Myanmar verkauft werden": a country where goods go is whom it hits. */
void lb__target_country(const lb_reader *rd, const lb_scope *s, const lb_match *m, const lb_arg *g, actor_list *l);
/* "verlangt von Teheran", "gegen Belarus": a country or its capital in the place of who is spoken
 * to stands for its government. Its mention, or LB_NONE. */
uint32_t lb__target_capital(const lb_reader *rd, const lb_scope *s, const lb_match *m, const char *const *preps, const actor_list *actors, actor_list *l);
/* "30 von Russland gestartete Drohnen": whose they are. Its mention, or LB_NONE. */
uint32_t lb__launched_by(const lb_reader *rd, const lb_scope *s, const lb_match *m, actor_list *l);
void lb__drop_place(const lb_reader *rd, lb_claim *c, lb_span at);
/* The tree gave the actor as its own target: another argument that names somebody else. */
void lb__target_else(const lb_reader *rd, const lb_scope *s, const lb_match *m, const actor_list *actors, actor_list *l);
/* "taxierte er Äthiopiens Ausfälle auf 300 Tote": the losses' own genitive says whose they are. */
void lb__losses_of(const lb_reader *rd, const lb_scope *s, const lb_match *m, actor_list *l);
/* "Armenier aus aserbaidschanischer Gefangenschaft": prisoners of war are soldiers. */
bool lb__prisoners_of_war(const lb_reader *rd, const lb_scope *s, const lb_match *m);
/* Whose people the victims are: a country's soldiers are its armed forces. */
void lb__victims(const lb_reader *rd, lb_claim *c, actor_list *targets);
/* "wir", "ich", "man" in what somebody says: the speaker; "In Moskau wies man": the government there. */
void lb__actor_speaks(const lb_reader *rd, const lb_scope *s, const lb_match *m, actor_list *l);
void lb__actor_by_position(const lb_reader *rd, const lb_scope *s, const lb_match *m, actor_list *l);
bool lb__is_definite(const lb_reader *rd, const lb_scope *s, uint32_t head);
/* "auf beiden Seiten": the armies of the two countries the report names most. */
void lb__both_sides(const lb_reader *rd, const lb_scope *s, const lb_match *m, actor_list *l);
/* "eigene Tote", "seine Soldaten": whose they are, the one who speaks or acts says. */
void lb__own_people(const lb_reader *rd, const lb_scope *s, const lb_match *m, actor_list *l);
/* "Bei ihrem Vormarsch trafen US-Truppen": the possessive that opens a sentence points ahead. */
void lb__owner_ahead(const lb_reader *rd, const lb_scope *s, const lb_match *m, actor_list *l);

#endif

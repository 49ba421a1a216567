/* lagebild.h: reports in, an auditable ledger of claims out. The only public header.
 *
 * An engine holds the language data and models: opened once, then read-only and shared
 * by all threads. A reader (one a thread) turns inputs into reports. All text is UTF-8.
 * The library never prints and never exits. */
#ifndef LAGEBILD_H
#define LAGEBILD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define LB_VERSION "0.1.0"

#define LB_CODES(X)                               \
    X(OK, "ok")                                   \
    X(ENOMEM, "out of memory")                    \
    X(EIO, "cannot read or write")                \
    X(EUTF8, "not UTF-8")                         \
    X(EDATA, "bad data file")                     \
    X(EMODEL, "bad model file")                   \
    X(EINPUT, "bad input")                        \
    X(ECAP, "over a limit")                       \
    X(ESTORE, "store error")                      \
    X(EUSAGE, "bad argument")                     \
    X(ENONE, "nothing found")

typedef enum {
#define X(name, words) LB_##name,
    LB_CODES(X)
#undef X
} lb_code;

const char *lb_code_text(lb_code code);

/* Details of a failure; the caller owns it. */
typedef struct {
    lb_code code;
    char    where[256]; // the input: a path, "verbs.tsv:41", "page.html: record 3"
    char    what[256];  // what is wrong with it, and what helps
} lb_err;

/* ---- engine: language data and models ---------------------------------------------- */

typedef struct lb_engine lb_engine;

/* Where the data lies: `given` (may be NULL), else LAGEBILD_DATA, else beside the program
 * (`<its folder>/share/lagebild`, `<its folder>/../share/lagebild`), else where it was
 * installed. `out` gets the folder. LB_EDATA names the places that were tried. */
lb_code lb_data_find(const char *given, const char *program, char *out, size_t size, lb_err *err);

/* Open what `make` lays out under `dir`. Read-only afterwards; any number of threads may
 * share it. LB_EIO, LB_EDATA, LB_EMODEL, LB_ENOMEM. */
lb_code lb_engine_open(const char *dir, lb_engine **out, lb_err *err);
void    lb_engine_close(lb_engine *e);

/* ---- input: files, standard input, bytes -> reports as received ---------------------- */

typedef struct lb_input lb_input;

typedef struct {
    const char *meta;       // sidecar, JSON lines: report, date, url, publisher, title, language; or NULL
    const char *date;       // facts for reports of which the sidecar says nothing; or NULL
    const char *publisher;
    size_t      max_bytes;  // of one report; 0: 16 MB
    const char *map;        // "text=body,title=headline": what records (JSON, CSV) call things; or NULL
} lb_input_options;

/* LB_EIO, LB_EINPUT where the sidecar or a fact is bad ("meta.jsonl:3: …"). */
lb_code lb_input_open(const lb_input_options *o, lb_input **out, lb_err *err);
/* Queue a file, all files below a folder, or "-" for standard input. No file is opened yet. LB_ENOMEM. */
lb_code lb_input_add(lb_input *in, const char *path, lb_err *err);
/* Queue bytes that stay the caller's until lb_input_close. */
lb_code lb_input_add_bytes(lb_input *in, const char *name, const void *bytes, size_t n, lb_err *err);
/* Inputs queued so far. */
size_t  lb_input_count(const lb_input *in);
void    lb_input_close(lb_input *in);

/* ---- analysis: reports -> a printed layer --------------------------------------------- */

/* The layers that `lagebild annotate` prints; both NULL behind the last. */
const char *lb_layer_name(size_t i);
const char *lb_layer_what(size_t i);

typedef struct {
    const char *layer;      // "json": claim records, one a line; "ledger": claims for people; or another layer
    unsigned    threads;    // 0 is 1
    bool        colour;     // of "ledger"
    size_t      ceiling;    // bytes of memory that one report may take; 0: 512 MB
} lb_job;

typedef struct {
    const char   *name;     // of the report, or the input that failed
    const char   *file;     // the input's file name where it is one report, else the report's name; NULL where it failed
    lb_code       code;     // LB_OK, or why there is no text
    const lb_err *err;      // where code is not LB_OK
    const char   *text;     // the layer, UTF-8, not NUL-terminated
    size_t        n;
    size_t        claims;   // number of claims found
    size_t        inputs;   // inputs read so far, of lb_input_count
} lb_result;

/* Called in the caller's thread, in the order of the inputs whatever the number of threads.
 * False stops the run. */
typedef bool (*lb_result_fn)(void *user, const lb_result *r);

/* Run all of `in` through. Memory is bounded by threads, not by the number of reports.
 * An input that fails is a result with a code; the rest is processed. LB_EUSAGE for an
 * unknown layer, LB_ENOMEM. */
lb_code lb_analyse(const lb_engine *e, lb_input *in, const lb_job *job, lb_result_fn done, void *user, lb_err *err);

/* TIMEX3 tags put into a TimeML document, whose <DCT> gives its date; every other byte stays.
 * `in` has n bytes; *out is the caller's to free(), NULL after an error. LB_EINPUT where
 * there is no <TEXT>, LB_EUTF8, LB_ECAP over 1 GB, LB_ENOMEM. Thread-safe. */
lb_code lb_tag_timeml(const lb_engine *e, const char *in, size_t n, char **out, size_t *out_n, lb_err *err);

/* Annotated text instead of reports: CoNLL-U, or tokens, one a line with an empty line between
 * sentences. What is not filled in is added (tags, trees, names), what is there stays. Printed
 * sentence by sentence, so that memory does not grow with the file. `path` "-" is standard
 * input. LB_EIO, LB_EINPUT ("file:41: …"), LB_EUTF8, LB_ECAP, LB_EUSAGE for an unknown layer. */
lb_code lb_annotate_stream(const lb_engine *e, const char *path, const char *layer,
                           bool (*sink)(void *user, const char *text, size_t n), void *user, lb_err *err);

/* ---- watch: feeds of the user's choice -------------------------------------------------- */

typedef struct lb_watch lb_watch;

typedef struct {
    const char        *list;       // OPML, or one address a line
    const char        *state;      // where it resumes: a JSON file, made where there is none
    bool               pages;      // fetch the pages that entries link to
    const char *const *allowed;    // NULL-terminated hosts that may have a private address; or NULL
    long               interval;   // seconds between two looks at a feed; 0: 900
    long               host_delay; // seconds between two requests to a host; 0: 2, negative: none
    long               timeout;    // seconds; 0: 30
    size_t             max_bytes;  // of a feed or page; 0: 16 MB
    void             (*say)(void *user, const char *url, const char *what); // what happened; or NULL
    void              *user;
} lb_watch_options;

/* Strings of `o` are borrowed until lb_watch_close. LB_EIO, LB_EINPUT, LB_ENOMEM. */
lb_code lb_watch_open(const lb_watch_options *o, lb_watch **out, lb_err *err);
void    lb_watch_close(lb_watch *w);
/* Look at every feed that is due and queue what is new. What was queued lives until the next
 * poll, commit or close. A feed that fails is told through `say`, backed off from, and asked again. */
lb_code lb_watch_poll(lb_watch *w, lb_input *in, lb_err *err);
/* What the last poll queued is safe: remember it. */
lb_code lb_watch_commit(lb_watch *w, lb_err *err);
/* Seconds until the next feed is due. */
long    lb_watch_wait(const lb_watch *w);

/* ---- store: the ledger that stays ------------------------------------------------------ */

typedef struct lb_store lb_store; // one thread at a time; several processes may share the file

typedef struct {
    bool        create;     // make it where there is none
    const char *now;        // what "learnt" says (ISO 8601, UTC); NULL: the clock
} lb_store_options;

/* `path` of a file, or ":memory:". LB_ENONE where there is no store, LB_ESTORE. */
lb_code lb_store_open(const char *path, const lb_store_options *o, lb_store **out, lb_err *err);
void    lb_store_close(lb_store *s);

typedef struct {
    size_t added, known, failed; // reports
    size_t claims, incidents;    // in the store afterwards
} lb_tally;

/* Add the reports of `in`, link all claims anew. Adding a report twice changes nothing, in
 * whatever order; what was added before an interruption stays, and adding goes on there.
 * job->layer is not looked at. `done` as in lb_analyse, without text; may be NULL. */
lb_code lb_store_add(lb_store *s, const lb_engine *e, lb_input *in, const lb_job *job,
                     lb_result_fn done, void *user, lb_tally *tally, lb_err *err);
/* Make every derived record anew from the reports as received. */
lb_code lb_store_rebuild(lb_store *s, const lb_engine *e, const lb_job *job,
                         lb_result_fn done, void *user, lb_tally *tally, lb_err *err);

/* What to show; NULL and 0 do not narrow. All that is given must hold. */
typedef struct {
    const char *type;       // "strike", "control" (all control.*), "strike,casualties"
    const char *place;      // a name in any of its forms, a region, or a GeoNames id
    const char *near;       // "Torezk,20" or "48.4,37.85,20": within 20 km
    const char *actor;      // code ("RUS" holds RUS.MIL) or part of a name; acts or is acted upon
    const char *source;     // speaker's code or name, an outlet, or the publisher
    const char *since, *until; // when it happened: "2025-02-07", "2025-02", "2025"
    const char *status;     // of its incident: "disputed", "disputed,denied"
    const char *text;       // words in the sentence; each may be the beginning of a word
    const char *as_of;      // the ledger as it stood at the end of that day
    const char *report;     // name or id
    size_t      limit;      // 0: all
} lb_filter;

/* LB_EINPUT, naming the field, where one cannot be read. */
lb_code lb_filter_check(const lb_filter *f, lb_err *err);

typedef enum { LB_LIST_CLAIMS, LB_LIST_INCIDENTS, LB_LIST_REPORTS, LB_LIST_SOURCES } lb_list;
typedef enum { LB_FOR_PEOPLE, LB_FOR_PROGRAMS } lb_style; // text, or JSON lines

/* Gets the output piece by piece; false stops. */
typedef bool (*lb_sink)(void *user, const char *text, size_t n);

/* *count (may be NULL) gets the number of records shown. LB_EINPUT, LB_ESTORE. */
lb_code lb_store_list(lb_store *s, lb_list what, const lb_filter *f, lb_style form, bool colour,
                      lb_sink sink, void *user, size_t *count, lb_err *err);
/* One record whole: a claim, incident or report by id (or a report by name). LB_ENONE. */
lb_code lb_store_show(lb_store *s, const char *id, lb_style form, bool colour, lb_sink sink, void *user, lb_err *err);
/* Which words and rules made it: a claim or an incident. LB_ENONE. */
lb_code lb_store_why(lb_store *s, const char *id, lb_style form, bool colour, lb_sink sink, void *user, lb_err *err);

/* Export formats; NULL behind the last. */
const char *lb_export_name(size_t i);
const char *lb_export_what(size_t i);
/* The claims that pass the filter. LB_EUSAGE for an unknown format. */
lb_code lb_store_export(lb_store *s, const char *format, const lb_filter *f,
                        lb_sink sink, void *user, size_t *count, lb_err *err);

/* ---- places ---- */

/* Places called `name` (German, local, old; Cyrillic too), best known first: a record each, for people
 * name, position, feature, country, region, GeoNames id and other names between tabs. LB_ENONE, LB_EUTF8. */
lb_code lb_places_find(const lb_engine *e, const char *name, lb_style form, lb_sink sink, void *user, size_t *count, lb_err *err);
/* GeoNames dumps (country files, alternateNamesV2) into the user's own gazetteer, which engines opened later
 * use too; it replaces an earlier one. `path` gets where it lies. LB_EIO, LB_EDATA naming file and line, LB_ECAP. */
lb_code lb_places_import(const lb_engine *e, const char *const *file, size_t n, char *path, size_t size,
                         size_t *places, size_t *names, lb_err *err);
/* Why an imported gazetteer is not in use, or NULL; *where (may be NULL) gets its path. */
const char *lb_places_skipped(const lb_engine *e, const char **where);
/* ---- score: claims of a system against gold claims (docs/FORMATS.md) -------------------- */

/* Two files of JSON lines -> precision, recall, F1. `by`: "type", "report" or NULL. `errors`:
 * so many missed, spurious and wrong claims are shown. LB_EIO, LB_EINPUT, LB_EUSAGE. */
lb_code lb_score(const char *gold, const char *system, const char *by, size_t errors,
                 lb_sink sink, void *user, lb_err *err);

#endif

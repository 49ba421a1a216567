/* cli.h: one table of options and one of commands; help, man pages and completion are
 * printed from them, so they cannot disagree with what the program takes. */
#ifndef LB_CLI_H
#define LB_CLI_H

#include "lagebild.h"

#include <stdio.h>

/*      id        name         key  argument  help */
#define OPTIONS(X) \
    X(HELP,      "help",      'h', NULL,     "show this help") \
    X(DATA,      "data",       0,  "DIR",    "language data (else LAGEBILD_DATA, else beside the program)") \
    X(JSON,      "json",       0,  NULL,     "JSON lines for programs instead of text for people") \
    X(META,      "meta",       0,  "FILE",   "facts about the reports, JSON lines: report, date, url, publisher, title") \
    X(DATE,      "date",       0,  "DATE",   "date of reports that --meta does not date (2025-02-07, 2025-02)") \
    X(PUBLISHER, "publisher",  0,  "NAME",   "publisher of reports that --meta says nothing about") \
    X(JOBS,      "jobs",      'j', "N",      "threads; output does not depend on it") \
    X(MAX_SIZE,  "max-size",   0,  "MB",     "largest report that is read (16)") \
    X(MAP,       "map",        0,  "F=N,…",  "what JSON and CSV records call things: text=body,title=headline") \
    X(ONCE,      "once",       0,  NULL,     "look at every feed that is due, then end") \
    X(PAGES,     "pages",      0,  NULL,     "fetch the pages that entries link to") \
    X(ALLOW,     "allow-host", 0,  "HOSTS",  "hosts that may have a private address, with commas") \
    X(EVERY,     "every",      0,  "MINUTES", "how often to look at a feed (15)") \
    X(AS,        "as",         0,  "LAYER",  "which layer to print") \
    X(FROM,      "from",       0,  "FORMAT", "what the input is: text, timeml (its own creation time counts), conllu, tokens (one a line)") \
    X(OUT,       "out",        0,  "DIR",    "one file a report in this folder instead of standard output") \
    X(COLOUR,    "colour",     0,  "WHEN",   "auto, always or never (NO_COLOR is heeded)") \
    X(STORE,     "store",      0,  "PATH",   "the store (else LAGEBILD_STORE, else one in your XDG data folder)") \
    X(TYPE,      "type",       0,  "TYPE",   "strike, casualties, …; \"control\" is all control.*; several with commas") \
    X(PLACE,     "place",      0,  "NAME",   "a place by any of its names, a region, or a GeoNames id") \
    X(NEAR,      "near",       0,  "P,KM",   "within KM kilometres of a place or of LAT,LON") \
    X(ACTOR,     "actor",      0,  "WHO",    "who does it or suffers it: a code (RUS holds RUS.MIL) or part of a name") \
    X(SOURCE,    "source",     0,  "WHO",    "who says so: a code, a name, an outlet or the publisher") \
    X(SINCE,     "since",      0,  "DATE",   "happened on or after (2025-02-07, 2025-02, 2025)") \
    X(UNTIL,     "until",      0,  "DATE",   "happened on or before") \
    X(STATUS,    "status",     0,  "STATUS", "of its incident: disputed, denied, revised, corroborated, single-source, retracted, unverifiable") \
    X(TEXT,      "text",       0,  "WORDS",  "words or their beginnings in the sentence") \
    X(AS_OF,     "as-of",      0,  "DATE",   "the ledger as it stood at the end of that day") \
    X(REPORT,    "report",     0,  "NAME",   "of one report, by name or id") \
    X(LIMIT,     "limit",      0,  "N",      "at most N records") \
    X(BY,        "by",         0,  "WHAT",   "a line for each type or report") \
    X(ERRORS,    "errors",     0,  "N",      "show so many missed, spurious and wrong claims") \
    X(COMMANDS,  "commands",   0,  NULL,     "the names of all commands") \
    X(QUIET,     "quiet",     'q', NULL,     "no progress and no summary on standard error")

typedef enum {
#define X(id, name, key, arg, help) OPT_##id,
    OPTIONS(X)
#undef X
    OPT_COUNT
} option_id;

#define BIT(id) ((uint64_t)1 << OPT_##id)
#define INPUT_OPTIONS (BIT(META) | BIT(DATE) | BIT(PUBLISHER) | BIT(JOBS) | BIT(MAX_SIZE) | BIT(MAP))
#define FILTER_OPTIONS \
    (BIT(STORE) | BIT(TYPE) | BIT(PLACE) | BIT(NEAR) | BIT(ACTOR) | BIT(SOURCE) | BIT(SINCE) | BIT(UNTIL) | BIT(STATUS) | BIT(TEXT) | BIT(AS_OF) | \
     BIT(REPORT) | BIT(LIMIT))
#define EVERY_OPTION  (BIT(HELP) | BIT(DATA) | BIT(QUIET))

typedef struct {
    const char  *name;      // NULL, "json", …
    char         key;       // of the short form, or 0
    const char  *arg;       // what the value is called, or NULL for none
    const char  *help;
} option_row;
extern const option_row option_table[OPT_COUNT];

enum { EXIT_DONE, EXIT_NOTHING, EXIT_USAGE, EXIT_SOME_FAILED, EXIT_FAILED };

typedef struct command command;

/* What the user asked for. */
typedef struct {
    const char    *program;
    const command *command;
    const char    *value[OPT_COUNT]; // NULL where not given; "" for an option without value
    int            n;
    char         **arg;              // [n] what is no option
} request;

struct command {
    const char *name;
    const char *args;    // "[FILE…]"
    const char *summary; // one line
    const char *detail;  // teaches, with examples
    uint64_t    options; // BIT(…) besides EVERY_OPTION
    int         least;   // arguments
    int         most;    // or -1
    int       (*run)(const request *q);
};
extern const command command_table[]; // ends with a NULL name

/* options.c: 0, or an exit code after a message. */
int  request_parse(request *q, int argc, char **argv);
/* A number from 1 up to `most`, or EXIT_USAGE with a message; absent gives `otherwise`. */
int  request_number(const request *q, option_id id, unsigned long most, unsigned long otherwise, unsigned long *out);

/* help.c */
void help_overview(FILE *to);
void help_command(const command *c, FILE *to);
int  run_help(const request *q);
int  run_manual(const request *q);     // man pages
int  run_completion(const request *q); // for bash

/* common.c: what commands share */
bool want_colour(const request *q);
/* "lagebild: where: what" on standard error. */
void complain(const lb_err *err);
int  open_engine(const request *q, lb_engine **out);
/* The input options and the arguments as a queue. */
int  open_input(const request *q, lb_input **out);
/* Progress on standard error, only on a terminal and only for work longer than a moment. */
typedef struct {
    bool   on, shown;
    double began, last;
} progress;
void progress_begin(progress *p, const request *q);
void progress_step(progress *p, size_t done, size_t of, const char *what);
void progress_end(progress *p);

/* --store, else LAGEBILD_STORE, else $XDG_DATA_HOME/lagebild/ledger.store. */
int  open_store(const request *q, bool create, lb_store **out);
/* The path that open_store opens. */
int  store_path(const request *q, char *out, size_t size);
int  get_filter(const request *q, lb_filter *f);
/* A lb_sink that writes to standard output; `user` is a bool that is set where it fails. */
bool to_stdout(void *broken, const char *text, size_t n);
/* rc, unless writing to standard output failed. */
int  end_output(bool broken, int rc);

int run_add(const request *q);
int run_watch(const request *q);
int run_rebuild(const request *q);
int run_claims(const request *q);
int run_incidents(const request *q);
int run_reports(const request *q);
int run_sources(const request *q);
int run_show(const request *q);
int run_why(const request *q);
int run_export(const request *q);
int run_score(const request *q);
int run_extract(const request *q);
int run_annotate(const request *q);
int run_gazetteer(const request *q);

#endif

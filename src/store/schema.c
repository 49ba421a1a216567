/* schema.c: the store's tables.
 *
 * Source tables hold what came from outside: reports as received, how each came to us,
 * people's decisions, claims that a newer version no longer makes. Rows are only ever
 * added; triggers refuse anything else. Derived tables are made from them and may be
 * dropped and refilled at any time, to the same ids. Days are counted from 1970-01-01. */
#include "store/store.h"

#define APPEND_ONLY(table) \
    "CREATE TRIGGER IF NOT EXISTS " table "_no_update BEFORE UPDATE ON " table " BEGIN SELECT RAISE(ABORT, '" table " is append-only'); END;" \
    "CREATE TRIGGER IF NOT EXISTS " table "_no_delete BEFORE DELETE ON " table " BEGIN SELECT RAISE(ABORT, '" table " is append-only'); END;"

const char lb_schema_source[] =
    "CREATE TABLE IF NOT EXISTS report("
    " id TEXT PRIMARY KEY, sha256 BLOB NOT NULL UNIQUE, size INTEGER NOT NULL, type TEXT NOT NULL,"
    " packing TEXT NOT NULL CHECK (packing IN ('none', 'zstd')), bytes BLOB NOT NULL, learnt TEXT NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS receipt("
    " id TEXT PRIMARY KEY, report TEXT NOT NULL REFERENCES report(id), name TEXT NOT NULL, url TEXT NOT NULL, publisher TEXT NOT NULL,"
    " title TEXT NOT NULL, language TEXT NOT NULL, authors TEXT NOT NULL, origin TEXT NOT NULL, date TEXT NOT NULL, changed TEXT NOT NULL,"
    " date_from TEXT NOT NULL, provenance TEXT NOT NULL, learnt TEXT NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE INDEX IF NOT EXISTS receipt_report ON receipt(report);"
    "CREATE TABLE IF NOT EXISTS decision("
    " id TEXT PRIMARY KEY, made TEXT NOT NULL, maker TEXT NOT NULL, kind TEXT NOT NULL, target TEXT NOT NULL, detail TEXT NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS superseded("
    " id TEXT NOT NULL, report TEXT NOT NULL, record TEXT NOT NULL, learnt TEXT NOT NULL, superseded TEXT NOT NULL,"
    " PRIMARY KEY (id, superseded)) STRICT, WITHOUT ROWID;"
    APPEND_ONLY("report") APPEND_ONLY("receipt") APPEND_ONLY("decision") APPEND_ONLY("superseded");

const char lb_schema_derived[] =
    "CREATE TABLE IF NOT EXISTS state(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;" // linked: 1 when incidents are up to date
    "CREATE TABLE IF NOT EXISTS text("
    " report TEXT PRIMARY KEY REFERENCES report(id), name TEXT NOT NULL, url TEXT NOT NULL, publisher TEXT NOT NULL, title TEXT NOT NULL,"
    " language TEXT NOT NULL, date TEXT NOT NULL, day INTEGER, date_from TEXT NOT NULL, text TEXT NOT NULL, claims INTEGER NOT NULL,"
    " copy_of TEXT) STRICT, WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS block("
    " report TEXT NOT NULL, n INTEGER NOT NULL, role TEXT NOT NULL, begin INTEGER NOT NULL, end INTEGER NOT NULL, why TEXT NOT NULL,"
    " PRIMARY KEY (report, n)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS mention("
    " report TEXT NOT NULL, n INTEGER NOT NULL, kind TEXT NOT NULL, begin INTEGER NOT NULL, end INTEGER NOT NULL, words TEXT NOT NULL,"
    " value TEXT NOT NULL, rule TEXT NOT NULL, PRIMARY KEY (report, n)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS claim("
    " id TEXT PRIMARY KEY, report TEXT NOT NULL REFERENCES report(id), n INTEGER NOT NULL, type TEXT NOT NULL, polarity TEXT NOT NULL,"
    " certainty TEXT NOT NULL, stance TEXT NOT NULL, weapon TEXT NOT NULL, begin_day INTEGER, end_day INTEGER, block TEXT NOT NULL,"
    " confidence REAL NOT NULL, rule TEXT NOT NULL, begin INTEGER NOT NULL, end INTEGER NOT NULL, evidence TEXT NOT NULL,"
    " paragraph TEXT NOT NULL, context TEXT, responds_to TEXT, record TEXT NOT NULL, learnt TEXT NOT NULL) STRICT;"
    "CREATE INDEX IF NOT EXISTS claim_report ON claim(report, n);"
    "CREATE INDEX IF NOT EXISTS claim_day ON claim(begin_day, end_day);"
    "CREATE INDEX IF NOT EXISTS claim_type ON claim(type);"
    "CREATE TABLE IF NOT EXISTS claim_party("
    " claim TEXT NOT NULL, role TEXT NOT NULL, n INTEGER NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, folded TEXT NOT NULL,"
    " PRIMARY KEY (claim, role, n)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX IF NOT EXISTS claim_party_code ON claim_party(code);"
    "CREATE TABLE IF NOT EXISTS claim_place("
    " claim TEXT NOT NULL, n INTEGER NOT NULL, name TEXT NOT NULL, geonameid INTEGER, lat REAL, lon REAL, feature TEXT NOT NULL,"
    " country TEXT NOT NULL, admin1 TEXT NOT NULL, precision INTEGER, PRIMARY KEY (claim, n)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS claim_place_name("
    " claim TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (name, claim)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX IF NOT EXISTS claim_place_name_claim ON claim_place_name(claim);"
    "CREATE TABLE IF NOT EXISTS claim_source("
    " claim TEXT NOT NULL, n INTEGER NOT NULL, code TEXT NOT NULL, name TEXT NOT NULL, outlet TEXT NOT NULL, folded TEXT NOT NULL,"
    " PRIMARY KEY (claim, n)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX IF NOT EXISTS claim_source_code ON claim_source(code);"
    "CREATE TABLE IF NOT EXISTS claim_quantity("
    " claim TEXT NOT NULL, n INTEGER NOT NULL, value REAL, low REAL, high REAL, bound TEXT NOT NULL, unit TEXT NOT NULL,"
    " outcome TEXT NOT NULL, PRIMARY KEY (claim, n)) STRICT, WITHOUT ROWID;"
    "CREATE VIRTUAL TABLE IF NOT EXISTS claim_words USING fts5(evidence, content='claim', content_rowid='rowid', tokenize='unicode61 remove_diacritics 0');"
    "CREATE TABLE IF NOT EXISTS incident("
    " id TEXT PRIMARY KEY, type TEXT NOT NULL, status TEXT NOT NULL, rule TEXT NOT NULL, why TEXT NOT NULL, unverifiable INTEGER NOT NULL,"
    " begin_day INTEGER, end_day INTEGER, place TEXT NOT NULL, lat REAL, lon REAL, claims INTEGER NOT NULL, reports INTEGER NOT NULL,"
    " origins INTEGER NOT NULL) STRICT, WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS incident_claim("
    " incident TEXT NOT NULL, n INTEGER NOT NULL, claim TEXT NOT NULL UNIQUE, origin INTEGER NOT NULL, PRIMARY KEY (incident, n)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS relation("
    " a TEXT NOT NULL, b TEXT NOT NULL, kind TEXT NOT NULL, rule TEXT NOT NULL, why TEXT NOT NULL, PRIMARY KEY (a, b, kind)) STRICT, WITHOUT ROWID;"
    "CREATE INDEX IF NOT EXISTS relation_b ON relation(b);";

/* Children first. */
const char *const lb_schema_derived_tables[] = {
    "relation", "incident_claim", "incident", "claim_quantity", "claim_source", "claim_place_name", "claim_place",
    "claim_party", "claim_words", "claim", "mention", "block", "text", "state", NULL,
};

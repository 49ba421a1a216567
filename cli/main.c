/* main.c: the program lagebild: one row a command. */
#include "cli.h"

static int run_version(const request *q)
{
    (void)q;
    puts("lagebild " LB_VERSION);
    return EXIT_DONE;
}

const command command_table[] = {
    { "extract", "[FILE…]", "reports in, claims out; nothing is kept",
      "Each FILE is a report: UTF-8 text. \"-\", or no FILE, reads standard input. A report is\n"
      "called by its file's name without folder and ending; --meta says when and where it\n"
      "was published, so that \"am Donnerstag\" becomes a date.\n\n"
      "  lagebild extract report.txt\n"
      "  lagebild extract --date 2025-02-07 --publisher TASS report.txt\n"
      "  lagebild extract --json --meta facts.jsonl -j 4 reports/*.txt > claims.jsonl\n\n"
      "A line of facts.jsonl: {\"report\":\"report\",\"date\":\"2025-02-07\",\"publisher\":\"TASS\"}\n",
      BIT(JSON) | BIT(COLOUR) | INPUT_OPTIONS, 0, -1, run_extract },
    { "annotate", "--as LAYER [FILE…]", "the language layers alone, in the field's formats",
      "Prints what one stage makes of a report.\n\n"
      "  lagebild annotate --as blocks report.txt\n"
      "  lagebild annotate --as sentences --out layers/ reports/*.txt\n"
      "  lagebild annotate --as timeml --from timeml article.tml > tagged.tml\n"
      "  lagebild annotate --as conllu --from tokens tokens.txt\n",
      BIT(AS) | BIT(FROM) | BIT(OUT) | INPUT_OPTIONS, 0, -1, run_annotate },
    { "add", "[FILE…]", "reports into the store",
      "Adding a report twice changes nothing, in whatever order; after an interruption the\n"
      "same command goes on where it stopped.\n\n"
      "  lagebild add --meta facts.jsonl reports/*.txt\n"
      "  lagebild incidents\n",
      BIT(STORE) | INPUT_OPTIONS, 0, -1, run_add },
    { "watch", "FEEDS", "poll feeds into the store",
      "FEEDS is an OPML file or a list, one address a line. Each feed is asked only for what is\n"
      "new, at the pace its host allows; robots.txt is kept to; addresses inside your network are\n"
      "refused. Interrupt it at any time: it goes on where it stopped, and says when a feed has\n"
      "dried up. Nothing else is ever fetched.\n\n"
      "  lagebild watch feeds.opml\n"
      "  lagebild watch --once --pages feeds.txt\n",
      BIT(STORE) | BIT(ONCE) | BIT(PAGES) | BIT(ALLOW) | BIT(EVERY) | BIT(JOBS) | BIT(MAX_SIZE), 1, 1, run_watch },
    { "incidents", "", "what happened, by all who tell of it: with status and why",
      "Claims of several reports about one happening, how they stand to each other, and\n"
      "what that makes of it: single-source, corroborated, disputed, denied, revised, retracted.\n\n"
      "  lagebild incidents --status disputed\n"
      "  lagebild incidents --place Torezk --since 2025-02\n",
      BIT(JSON) | BIT(COLOUR) | FILTER_OPTIONS, 0, 0, run_incidents },
    { "claims", "", "who says that what happened",
      "  lagebild claims --type casualties --actor RUS --since 2025-01 --until 2025-03\n"
      "  lagebild claims --near Torezk,20 --json\n"
      "  lagebild claims --text \"drohne angriff\" --source TASS\n",
      BIT(JSON) | BIT(COLOUR) | FILTER_OPTIONS, 0, 0, run_claims },
    { "reports", "", "the reports in the store, and which are copies", "  lagebild reports --place Kursk\n",
      BIT(JSON) | BIT(COLOUR) | FILTER_OPTIONS, 0, 0, run_reports },
    { "sources", "", "who says how much", "  lagebild sources --type control\n",
      BIT(JSON) | BIT(COLOUR) | FILTER_OPTIONS, 0, 0, run_sources },
    { "show", "ID…", "a claim, incident or report whole", "  lagebild show c-0123456789abcdef\n  lagebild show i-0123456789abcdef\n  lagebild show report-01\n",
      BIT(JSON) | BIT(COLOUR) | BIT(STORE), 1, -1, run_show },
    { "why", "ID…", "which words and rules made a claim or an incident's status", "  lagebild why c-0123456789abcdef\n",
      BIT(JSON) | BIT(COLOUR) | BIT(STORE), 1, -1, run_why },
    { "export", "FORMAT", "claims for other programs",
      "  lagebild export csv-excel-de --type strike > strikes.csv\n"
      "  lagebild export geojson --since 2025-02 > map.geojson\n",
      FILTER_OPTIONS, 1, 1, run_export },
    { "rebuild", "", "make every claim and incident anew from the reports as received",
      "Ids stay what they were. Claims that this version no longer makes stay citable: show finds them.\n",
      BIT(STORE) | BIT(JOBS), 0, 0, run_rebuild },
    { "gazetteer", "find NAME… | import FILE…", "places: what a name can mean; more of them",
      "find shows the places of a name, best known first: name, position, feature, country, region,\n"
      "GeoNames id, other names. import takes dumps of GeoNames, a country's file and the file of\n"
      "alternate names, into a gazetteer of your own that is used beside the built one.\n\n"
      "  lagebild gazetteer find Torezk Артемівськ\n"
      "  lagebild gazetteer import UA.txt alternateNamesV2.txt\n",
      BIT(JSON), 2, -1, run_gazetteer },
    { "score", "GOLD SYSTEM", "claims against gold claims: precision, recall, F1",
      "Both are JSON lines. \"claims\" counts pairs, \"ledger\" weights each by its share of right\n"
      "slots, \"strict\" wants every slot right.\n\n"
      "  lagebild extract --json --meta facts.jsonl reports/*.txt > system.jsonl\n"
      "  lagebild score gold.jsonl system.jsonl --by type --errors 20\n",
      BIT(BY) | BIT(ERRORS), 2, 2, run_score },
    { "help", "[COMMAND]", "explain a command", "  lagebild help extract\n", 0, 0, 1, run_help },
    { "manual", "[COMMAND]", "the same as a man page", "  lagebild manual extract | man -l -\n", BIT(COMMANDS), 0, 1, run_manual },
    { "completion", "", "completion for bash", "  source <(lagebild completion)\n", 0, 0, 0, run_completion },
    { "version", "", "print the version", "", 0, 0, 0, run_version },
    { NULL, NULL, NULL, NULL, 0, 0, 0, NULL },
};

int main(int argc, char **argv)
{
    request q;
    int rc = request_parse(&q, argc, argv);
    if (rc != EXIT_DONE) return rc;
    if (q.value[OPT_HELP]) {
        help_command(q.command, stdout);
        return EXIT_DONE;
    }
    return q.command->run(&q);
}

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
      "  lagebild annotate --as sentences --out layers/ reports/*.txt\n",
      BIT(AS) | BIT(OUT) | INPUT_OPTIONS, 0, -1, run_annotate },
    { "help", "[COMMAND]", "explain a command", "  lagebild help extract\n", 0, 0, 1, run_help },
    { "manual", "[COMMAND]", "the same as a man page", "  lagebild manual extract | man -l -\n", 0, 0, 1, run_manual },
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

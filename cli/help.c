/* help.c: help, man pages and shell completion, all out of the two tables. */
#include "cli.h"

#include <string.h>

static bool has(const command *c, int id)
{
    return (c->options | EVERY_OPTION) >> id & 1;
}

void help_overview(FILE *to)
{
    fputs("Lagebild reads German reports about an armed conflict and keeps a ledger of claims:\n"
          "who says that what happened, where, when, to whom, how many; and who denies it.\n\n"
          "usage: lagebild COMMAND [OPTION…] [ARGUMENT…]\n\n", to);
    for (const command *c = command_table; c->name; c++) fprintf(to, "  %-11s %s\n", c->name, c->summary);
    fputs("\nStart with:\n"
          "  lagebild extract report.txt              the claims of a report, for people\n"
          "  lagebild extract --json *.txt            the same for programs\n"
          "  lagebild add *.txt                       keep them\n"
          "  lagebild incidents                       who says what about which happening\n"
          "\n\"lagebild COMMAND --help\" explains a command.\n"
          "Exit codes: 0 done, 1 nothing found, 2 usage, 3 some inputs failed (each is named), 4 failed.\n", to);
}

void help_command(const command *c, FILE *to)
{
    fprintf(to, "usage: lagebild %s [OPTION…] %s\n%s\n\n%s\nOptions:\n", c->name, c->args, c->summary, c->detail);
    for (int i = 0; i < OPT_COUNT; i++) {
        const option_row *o = &option_table[i];
        char left[64];
        if (!has(c, i)) continue;
        snprintf(left, sizeof left, "%c%c%s--%s%s%s", o->key ? '-' : ' ', o->key ? o->key : ' ', o->key ? ", " : "  ", o->name,
                 o->arg ? " " : "", o->arg ? o->arg : "");
        fprintf(to, "  %-22s %s\n", left, o->help);
    }
    if (has(c, OPT_AS)) {
        fputs("\nLayers:\n", to);
        for (size_t i = 0; lb_layer_name(i); i++) fprintf(to, "  %-12s %s\n", lb_layer_name(i), lb_layer_what(i));
    }
    if (c->run == run_export) {
        fputs("\nFormats:\n", to);
        for (size_t i = 0; lb_export_name(i); i++) fprintf(to, "  %-12s %s\n", lb_export_name(i), lb_export_what(i));
    }
}

int run_help(const request *q)
{
    if (!q->n) {
        help_overview(stdout);
        return EXIT_DONE;
    }
    for (const command *c = command_table; c->name; c++)
        if (!strcmp(c->name, q->arg[0])) {
            help_command(c, stdout);
            return EXIT_DONE;
        }
    fprintf(stderr, "lagebild: there is no command \"%s\"\n", q->arg[0]);
    return EXIT_USAGE;
}

/* Text for roff: no line may begin with a dot, "-" and "\" are escaped. */
static void roff(const char *s)
{
    bool start = true;
    for (; *s; s++) {
        if (start && (*s == '.' || *s == '\'')) fputs("\\&", stdout);
        start = *s == '\n';
        if (*s == '-') fputs("\\-", stdout);
        else if (*s == '\\') fputs("\\e", stdout);
        else putchar(*s);
    }
}

static void manual_of(const command *c)
{
    printf(".TH LAGEBILD\\-%s 1 \"\" \"lagebild %s\" \"User Commands\"\n.SH NAME\nlagebild\\-%s \\- ", c->name, LB_VERSION, c->name);
    roff(c->summary);
    printf("\n.SH SYNOPSIS\n.B lagebild %s\n[\\fIOPTION\\fR...] ", c->name);
    roff(c->args);
    fputs("\n.SH DESCRIPTION\n.nf\n", stdout);
    roff(c->detail);
    fputs(".fi\n.SH OPTIONS\n", stdout);
    for (int i = 0; i < OPT_COUNT; i++) {
        const option_row *o = &option_table[i];
        if (!has(c, i)) continue;
        fputs(".TP\n", stdout);
        if (o->key) printf("\\fB\\-%c\\fR, ", o->key);
        fputs("\\fB\\-\\-", stdout);
        roff(o->name);
        fputs("\\fR", stdout);
        if (o->arg) printf(" \\fI%s\\fR", o->arg);
        putchar('\n');
        roff(o->help);
        putchar('\n');
    }
}

int run_manual(const request *q)
{
    if (q->value[OPT_COMMANDS]) { // for `make install`
        for (const command *c = command_table; c->name; c++) puts(c->name);
        return EXIT_DONE;
    }
    for (const command *c = command_table; q->n && c->name; c++)
        if (!strcmp(c->name, q->arg[0])) {
            manual_of(c);
            return EXIT_DONE;
        }
    if (q->n) {
        fprintf(stderr, "lagebild: there is no command \"%s\"\n", q->arg[0]);
        return EXIT_USAGE;
    }
    printf(".TH LAGEBILD 1 \"\" \"lagebild %s\" \"User Commands\"\n.SH NAME\nlagebild \\- a ledger of claims out of German reports about a war\n"
           ".SH SYNOPSIS\n.B lagebild\n\\fICOMMAND\\fR [\\fIOPTION\\fR...] [\\fIARGUMENT\\fR...]\n.SH COMMANDS\n", LB_VERSION);
    for (const command *c = command_table; c->name; c++) {
        printf(".TP\n\\fB%s\\fR\n", c->name);
        roff(c->summary);
        printf(" See\n.BR lagebild\\-%s (1).\n", c->name);
    }
    fputs(".SH EXIT STATUS\n0 done, 1 nothing found, 2 usage, 3 some inputs failed (each is named on standard error), 4 failed.\n"
          ".SH ENVIRONMENT\n.TP\nLAGEBILD_DATA\nfolder of the language data\n.TP\nLAGEBILD_STORE\nthe store\n.TP\nNO_COLOR\nno colours\n", stdout);
    return EXIT_DONE;
}

int run_completion(const request *q)
{
    (void)q;
    fputs("# bash completion for lagebild\n_lagebild()\n{\n    local word=${COMP_WORDS[COMP_CWORD]} command=${COMP_WORDS[1]} options=\n"
          "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n        COMPREPLY=($(compgen -W \"", stdout);
    for (const command *c = command_table; c->name; c++) printf("%s ", c->name);
    fputs("\" -- \"$word\"))\n        return\n    fi\n    case ${COMP_WORDS[COMP_CWORD-1]} in\n        --as) COMPREPLY=($(compgen -W \"", stdout);
    for (size_t i = 0; lb_layer_name(i); i++) printf("%s ", lb_layer_name(i));
    fputs("\" -- \"$word\")); return;;\n    esac\n    case $command in\n", stdout);
    for (const command *c = command_table; c->name; c++) {
        printf("        %s) options=\"", c->name);
        for (int i = 0; i < OPT_COUNT; i++)
            if (has(c, i)) printf("--%s ", option_table[i].name);
        fputs("\";;\n", stdout);
    }
    fputs("    esac\n    case $word in\n        -*) COMPREPLY=($(compgen -W \"$options\" -- \"$word\"));;\n"
          "        *) COMPREPLY=($(compgen -f -- \"$word\"));;\n    esac\n}\ncomplete -F _lagebild lagebild\n", stdout);
    return EXIT_DONE;
}

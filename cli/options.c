/* options.c: arguments -> request. GNU habits: --name=value, --name value, -j4, -j 4, "--"
 * ends options, "-" is standard input, options may stand behind arguments. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>

const option_row option_table[OPT_COUNT] = {
#define X(id, name, key, arg, help) [OPT_##id] = { name, key, arg, help },
    OPTIONS(X)
#undef X
};

static const command *find_command(const char *name)
{
    for (const command *c = command_table; c->name; c++)
        if (!strcmp(c->name, name)) return c;
    return NULL;
}

static int usage(const request *q, const char *fmt, const char *what)
{
    fputs("lagebild: ", stderr);
    fprintf(stderr, fmt, what);
    if (q->command) fprintf(stderr, "\nTry \"lagebild %s --help\".\n", q->command->name);
    else fputs("\nTry \"lagebild --help\".\n", stderr);
    return EXIT_USAGE;
}

static bool allowed(const request *q, int id)
{
    return (q->command->options | EVERY_OPTION) >> id & 1;
}

/* An option that begins at *at; moves on over its value. */
static int take_option(request *q, int argc, char **argv, int *at)
{
    const char *word = argv[*at], *value = NULL;
    int id = 0;
    if (word[1] == '-') {
        size_t n = strcspn(word + 2, "=");
        for (; id < OPT_COUNT; id++)
            if (strlen(option_table[id].name) == n && !strncmp(option_table[id].name, word + 2, n)) break;
        if (word[2 + n] == '=') value = word + 2 + n + 1;
    } else {
        for (; id < OPT_COUNT; id++)
            if (option_table[id].key && option_table[id].key == word[1]) break;
        if (id < OPT_COUNT && word[2]) value = word + 2;
    }
    if (id == OPT_COUNT) return usage(q, "there is no option %s", word);
    if (!allowed(q, id)) return usage(q, "option --%s does not go with this command", option_table[id].name);
    if (!option_table[id].arg && value) return usage(q, "option --%s takes no value", option_table[id].name);
    if (option_table[id].arg && !value) {
        if (*at + 1 >= argc) return usage(q, "option --%s needs a value", option_table[id].name);
        value = argv[++*at];
    }
    q->value[id] = value ? value : "";
    return EXIT_DONE;
}

int request_parse(request *q, int argc, char **argv)
{
    bool only_arguments = false;
    *q = (request){ .program = argv[0], .arg = argv + 1 }; // arguments are moved to the front of argv
    if (argc < 2) {
        help_overview(stderr);
        return EXIT_USAGE;
    }
    const char *name = argv[1];
    if (!strcmp(name, "-h") || !strcmp(name, "--help")) name = "help";
    if (!strcmp(name, "-V") || !strcmp(name, "--version")) name = "version";
    q->command = find_command(name);
    if (!q->command) return usage(q, "there is no command \"%s\"", name);
    for (int i = 2; i < argc; i++) {
        if (!only_arguments && !strcmp(argv[i], "--")) {
            only_arguments = true;
        } else if (!only_arguments && argv[i][0] == '-' && argv[i][1]) {
            int rc = take_option(q, argc, argv, &i);
            if (rc != EXIT_DONE) return rc;
        } else {
            q->arg[q->n++] = argv[i];
        }
    }
    if (q->value[OPT_HELP]) return EXIT_DONE;
    if (q->n < q->command->least) return usage(q, "it takes more arguments: %s", q->command->args);
    if (q->command->most >= 0 && q->n > q->command->most) return usage(q, "too many arguments: \"%s\"", q->arg[q->command->most]);
    return EXIT_DONE;
}

int request_number(const request *q, option_id id, unsigned long most, unsigned long otherwise, unsigned long *out)
{
    const char *s = q->value[id];
    *out = otherwise;
    if (!s) return EXIT_DONE;
    char *end;
    *out = strtoul(s, &end, 10);
    if (*s < '0' || *s > '9' || *end || *out < 1 || *out > most) {
        fprintf(stderr, "lagebild: --%s %s: not a number from 1 to %lu\n", option_table[id].name, s, most);
        return EXIT_USAGE;
    }
    return EXIT_DONE;
}

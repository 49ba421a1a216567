/* html_test.c: the tree, the main text and the facts of pages; hostile markup. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "clean/clean.h"
#include "read/charset.h"
#include "read/html.h"

#include <stdlib.h>

static const char page[] =
    "<!doctype html><html lang=de><head><title>Miliz nimmt Flughafen ein | Tagesbote</title>"
    "<meta property='og:site_name' content='Tagesbote'><link rel=canonical href='https://bote.example/2024/05/11/miliz'>"
    "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebSite\"},{\"@type\":[\"NewsArticle\"],\"headline\":\"Miliz nimmt Flughafen ein\","
    "\"datePublished\":\"2024-05-11T18:30:00+02:00\",\"dateModified\":\"2024-05-12\",\"author\":[{\"name\":\"A. Muster\"}]}]}</script></head>"
    "<body><nav><ul><li><a href=/>Start</a><li><a href=/p>Politik</a></ul></nav>"
    "<main><article><h1>Miliz nimmt Flughafen ein</h1><div class='social share'>Teilen</div>"
    "<p>Die Miliz hat am Samstag nach eigenen Angaben den Flughafen der Stadt eingenommen, wie ein Sprecher mitteilte."
    "<p>Die Armee wies das zur&uuml;ck. Ihre Soldaten h&#228;tten den Angriff abgewehrt, hie&szlig; es aus dem Hauptquartier.</p>"
    "<figure><img src=x><figcaption>Rauch über der Stadt</figcaption></figure>"
    "<aside class=related><a href=/x>Warum der Krieg nicht endet</a></aside>"
    "<p>Beobachter sprachen von schweren K&auml;mpfen, bei denen mindestens zwanzig Menschen get&ouml;tet worden seien.</article></main>"
    "<div id=comments><p>Das glaube ich nicht, dass da zwanzig Menschen gestorben sind, sagen die Leute hier, und zwar alle.</p></div>"
    "<footer>Impressum</footer></body></html>";

static const lb_text *clean(lb_arena *a, const char *z)
{
    const lb_cleaner *c;
    lb_facts none = { 0 };
    assert_int_equal(lb_cleaner_open("data/de", a, &c, NULL), LB_OK);
    return lb_clean_html(lb_str_of(z), &none, c, a);
}

static void a_page_falls_into_roles(void **state)
{
    (void)state;
    lb_arena a;
    lb_arena_init(&a, 0);
    const lb_text *t = clean(&a, page);
    uint32_t of[LB_ROLE_COUNT] = { 0 };
    for (uint32_t i = 0; i < t->n; i++) {
        lb_str s = lb_sub(t->text, t->block[i].span);
        of[t->block[i].role]++;
        if (lb_starts(s, "Die Armee")) {
            assert_int_equal(t->block[i].role, LB_ROLE_body);
            assert_true(lb_find(s, LB_STR("zurück. Ihre Soldaten hätten den Angriff abgewehrt, hieß")) > 0);
        }
        if (lb_starts(s, "Das glaube ich nicht")) assert_int_equal(t->block[i].role, LB_ROLE_boilerplate);
    }
    assert_int_equal(of[LB_ROLE_body], 3);
    assert_int_equal(of[LB_ROLE_headline], 1);
    assert_int_equal(of[LB_ROLE_caption], 1);
    assert_int_equal(of[LB_ROLE_teaser], 1);
    lb_arena_free(&a);
}

static void a_page_states_its_facts(void **state)
{
    (void)state;
    lb_arena a;
    lb_arena_init(&a, 0);
    const lb_facts *f = &clean(&a, page)->facts;
    assert_true(lb_is(f->title, "Miliz nimmt Flughafen ein"));
    assert_true(lb_is(f->publisher, "Tagesbote"));
    assert_true(lb_is(f->authors, "A. Muster"));
    assert_true(lb_is(f->language, "de"));
    assert_true(lb_is(f->url, "https://bote.example/2024/05/11/miliz"));
    assert_int_equal(f->date.day, 11);
    assert_int_equal(f->changed.day, 12);
    assert_true(lb_is(f->date_from, "json-ld"));
    lb_arena_free(&a);
}

static void open_elements_are_closed(void **state)
{
    (void)state;
    lb_arena a;
    lb_arena_init(&a, 0);
    const lb_html *h = lb_html_parse(LB_STR("<ul><li>eins<li>zwei<ul><li>drei</ul></ul><p>a<p>b<div>c</b></div><table><tr><td>x<td>y<tr><td>z</table>d"), &a);
    uint32_t items = 0, cells = 0, paragraphs = 0;
    for (uint32_t i = 1; i < h->n; i++) {
        lb_html_tag up = h->node[h->node[i].parent].tag;
        if (h->node[i].tag == LB_TAG_li) items += up == LB_TAG_ul;
        if (h->node[i].tag == LB_TAG_td) cells += up == LB_TAG_tr;
        if (h->node[i].tag == LB_TAG_p) paragraphs += up == LB_TAG_other;
        assert_true(h->node[i].end > i && h->node[i].end <= h->n && h->node[i].parent < i);
    }
    assert_int_equal(items, 3);
    assert_int_equal(cells, 3);
    assert_int_equal(paragraphs, 2);
    lb_arena_free(&a);
}

static void hostile_markup_is_survived(void **state)
{
    (void)state;
    static const char *const unit[] = { "<div>", "<p><b>", "</div>", "<a b=\"", "<!--", "<script>", "<li><td>", "&#x41;&amp", "<", "<x/y=z>", "<![CDATA[" };
    lb_arena a;
    lb_arena_init(&a, 0);
    for (size_t u = 0; u < sizeof unit / sizeof *unit; u++) {
        size_t n = strlen(unit[u]), times = 200000;
        char *p = malloc(n * times);
        assert_non_null(p);
        for (size_t i = 0; i < times; i++) memcpy(p + i * n, unit[u], n);
        lb_arena_reset(&a);
        const lb_html *h = lb_html_parse((lb_str){ p, (uint32_t)(n * times) }, &a);
        assert_true(h->n >= 1 && h->node[0].end == h->n);
        free(p);
    }
    lb_arena_free(&a);
}

static void character_sets_are_told(void **state)
{
    (void)state;
    static const struct {
        lb_str      in;
        const char *declared, *out, *from;
    } all[] = {
        { LB_STR("f\xFCr \x84K\xE4mpfe\x93"), "", "für „Kämpfe“", "windows-1252" },
        { LB_STR("für"), "iso-8859-1", "für", "UTF-8" },
        { LB_STR("fÃ¼r KÃ¤mpfe"), "utf-8", "für Kämpfe", "UTF-8, read as windows-1252 and encoded again" },
        { LB_STR("\xCC\xEE\xF1\xEA\xE2\xE0"), "windows-1251", "Москва", "windows-1251" },
        { LB_STR("\xEF\xBB\xBF" "für"), "", "für", "UTF-8" },
        { LB_STR("Ã und ¼"), "", "Ã und ¼", "UTF-8" },
    };
    lb_arena a;
    lb_arena_init(&a, 0);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        const char *from;
        assert_true(lb_is(lb_charset_utf8(all[i].in, lb_str_of(all[i].declared), &a, &from), all[i].out));
        assert_string_equal(from, all[i].from);
    }
    assert_true(lb_is(lb_charset_declared(LB_STR("<meta charset=\"ISO-8859-15\">")), "ISO-8859-15"));
    assert_true(lb_is(lb_charset_declared(LB_STR("<?xml version='1.0' encoding='koi8-r'?>")), "koi8-r"));
    lb_arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_falls_into_roles),
        cmocka_unit_test(a_page_states_its_facts),
        cmocka_unit_test(open_elements_are_closed),
        cmocka_unit_test(hostile_markup_is_survived),
        cmocka_unit_test(character_sets_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* fetch_test.c: which addresses are private, what robots.txt permits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include "fetch/fetch.h"
#include "fetch/robots.h"

#include <arpa/inet.h>

static bool is_private(const char *z)
{
    struct sockaddr_in v4 = { .sin_family = AF_INET };
    struct sockaddr_in6 v6 = { .sin6_family = AF_INET6 };
    if (inet_pton(AF_INET, z, &v4.sin_addr) == 1) return lb_address_is_private((struct sockaddr *)(void *)&v4);
    assert_int_equal(inet_pton(AF_INET6, z, &v6.sin6_addr), 1);
    return lb_address_is_private((struct sockaddr *)(void *)&v6);
}

static void private_addresses_are_known(void **state)
{
    (void)state;
    static const char *const inside[] = { "127.0.0.1", "127.255.1.2", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1",
                                          "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "fd12::1", "ff02::1", "::ffff:127.0.0.1",
                                          "::ffff:10.0.0.1", "64:ff9b::10.0.0.1", "2002:7f00:1::", "::127.0.0.1", "2001:db8::1" };
    static const char *const outside[] = { "8.8.8.8", "172.32.0.1", "100.128.0.1", "192.169.0.1", "2a00:1450::1", "::ffff:8.8.8.8" };
    for (size_t i = 0; i < sizeof inside / sizeof *inside; i++)
        if (!is_private(inside[i])) fail_msg("%s", inside[i]);
    for (size_t i = 0; i < sizeof outside / sizeof *outside; i++)
        if (is_private(outside[i])) fail_msg("%s", outside[i]);
}

static void robots_are_heeded(void **state)
{
    (void)state;
    static const char robots[] = "# all\nUser-agent: other\nDisallow: /\n\nUser-agent: *\nCrawl-delay: 7\nDisallow: /a\nAllow: /a/b\nDisallow: /*.pdf$\n";
    static const struct {
        const char *path;
        bool        allowed;
    } all[] = { { "/", true }, { "/a", false }, { "/a/x", false }, { "/a/b/c", true }, { "/x.pdf", false }, { "/x.pdf?y", true }, { "/ab", false } };
    long delay;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        assert_int_equal(lb_robots_allow(LB_STR(robots), "lagebild", lb_str_of(all[i].path), &delay), all[i].allowed);
    assert_int_equal(delay, 7);
    assert_false(lb_robots_allow(LB_STR("User-agent: *\nAllow: /\nUser-agent: Lagebild\nDisallow: /x"), "lagebild", LB_STR("/x/y"), &delay));
    assert_true(lb_robots_allow(LB_STR(""), "lagebild", LB_STR("/x"), &delay));
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(private_addresses_are_known), cmocka_unit_test(robots_are_heeded) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* main.c: the program lagebild. */
#include <stdio.h>

int main(void)
{
    puts("lagebild");
    return 0;
}

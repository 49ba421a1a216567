/* book.h: what the store's readers need of the writers. */
#ifndef LB_BOOK_H
#define LB_BOOK_H

#include "base/err.h"

/* Link all claims anew if reports came in since that was last done. */
lb_code lb_book_link(lb_store *s, lb_err *err);

#endif

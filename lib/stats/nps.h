/*
 * The net promoter score, and a share with its interval; 95 % throughout.
 */
#ifndef ACCT_STATS_NPS_H
#define ACCT_STATS_NPS_H

#include <stdint.h>

/* What it is (NAN without cases), and between what it is likely to be. */
struct estimate {
    double value, low, high;
    double margin; /* half the interval's width, before it meets a bound */
};

struct nps {
    int64_t promoters, passives, detractors; /* 9–10, 7–8, 0–6 of 0–10 */
};

/* Counts an answer from 0 to 10. */
void nps_add(struct nps *n, int score);
int64_t nps_count(const struct nps *n);

/* 100·(p − d), from −100 to 100.  Its margin is 1.96 standard errors,
 * 100·√((p + d − (p − d)²)/n), the variance of a difference between two
 * shares of one multinomial sample.
 *
 * With fewer than 30 answers, or none on one of the two sides, that interval
 * is too narrow (of width 0 where all agree); then it is the adjusted Wald
 * interval: computed likewise, after adding three answers that nobody gave, 3/4
 * of one to the promoters and 3/4 of one to the detractors.  So Bonett and
 * Price, "Adjusted Wald confidence interval for a difference of binomial
 * proportions based on paired data", Journal of Educational and Behavioral
 * Statistics 37 (2012) 479–488; for this score Rocks, "Interval estimation for
 * the 'Net Promoter Score'", The American Statistician 70 (2016) 365–372.  The
 * interval is widened where it would leave the score itself out: of one lone
 * promoter it would end at 98.5. */
struct estimate nps_estimate(const struct nps *n);

/* k/n from 0 to 1 with Wilson's score interval: Wilson, "Probable inference,
 * the law of succession, and statistical inference", Journal of the American
 * Statistical Association 22 (1927) 209–212. */
struct estimate share_estimate(int64_t k, int64_t n);

#endif

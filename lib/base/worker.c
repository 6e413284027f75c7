#include "base/worker.h"

#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"

struct worker {
    pthread_t thread;
    pthread_mutex_t lock; /* of what follows */
    pthread_cond_t turned;
    enum { IDLE, BUSY, OVER } state;
    void (*run)(void *arg);
    void *arg;
};

static void turn(struct worker *w, int state)
{
    pthread_mutex_lock(&w->lock);
    w->state = state;
    pthread_cond_signal(&w->turned);
    pthread_mutex_unlock(&w->lock);
}

static int await(struct worker *w, bool idle)
{
    pthread_mutex_lock(&w->lock);
    while ((w->state == IDLE) != idle && w->state != OVER)
        pthread_cond_wait(&w->turned, &w->lock);
    int state = w->state;
    pthread_mutex_unlock(&w->lock);
    return state;
}

static void *work(void *arg)
{
    struct worker *w = arg;
    while (await(w, false) == BUSY) {
        w->run(w->arg);
        turn(w, IDLE);
    }
    return NULL;
}

/* Signals are the caller's. */
static int start(struct worker *w)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int rc = pthread_create(&w->thread, NULL, work, w);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return rc;
}

struct worker *worker_new(void (*run)(void *arg), void *arg)
{
    if (sysconf(_SC_NPROCESSORS_ONLN) < 2)
        return NULL;
    struct worker *w = mem_new(1, sizeof *w);
    w->run = run;
    w->arg = arg;
    pthread_mutex_init(&w->lock, NULL);
    pthread_cond_init(&w->turned, NULL);
    if (start(w) == 0)
        return w;
    free(w);
    return NULL;
}

void worker_start(struct worker *w)
{
    turn(w, BUSY);
}

void worker_wait(struct worker *w)
{
    await(w, true);
}

void worker_free(struct worker *w)
{
    if (!w)
        return;
    worker_wait(w);
    turn(w, OVER);
    pthread_join(w->thread, NULL);
    pthread_cond_destroy(&w->turned);
    pthread_mutex_destroy(&w->lock);
    free(w);
}

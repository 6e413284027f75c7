#include "base/worker.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"

struct worker {
    pthread_t thread;
    bool started;
    pthread_mutex_t lock;
    pthread_cond_t told;
    void (*run)(void *arg);
    void *arg;
};

struct worker *worker_new(void (*run)(void *arg), void *arg)
{
    if (sysconf(_SC_NPROCESSORS_ONLN) < 2)
        return NULL;
    struct worker *w = mem_new(1, sizeof *w);
    w->run = run;
    w->arg = arg;
    pthread_mutex_init(&w->lock, NULL);
    pthread_cond_init(&w->told, NULL);
    return w;
}

static void *work(void *arg)
{
    struct worker *w = arg;
    w->run(w->arg);
    return NULL;
}

/* Signals are the caller's. */
bool worker_start(struct worker *w)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    w->started = pthread_create(&w->thread, NULL, work, w) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return w->started;
}

void worker_enter(struct worker *w)
{
    pthread_mutex_lock(&w->lock);
}

void worker_leave(struct worker *w)
{
    pthread_mutex_unlock(&w->lock);
}

void worker_await(struct worker *w)
{
    pthread_cond_wait(&w->told, &w->lock);
}

void worker_tell(struct worker *w)
{
    pthread_cond_signal(&w->told);
}

void worker_free(struct worker *w)
{
    if (!w)
        return;
    if (w->started)
        pthread_join(w->thread, NULL);
    pthread_cond_destroy(&w->told);
    pthread_mutex_destroy(&w->lock);
    free(w);
}

#include "base/worker.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>
#ifdef __linux__
#include <sched.h>
#endif
#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "base/mem.h"

struct worker {
    pthread_t thread;
    bool started;
    pthread_mutex_t lock;
    pthread_cond_t told;
    void (*run)(void *arg);
    void *arg;
};

/* Those that this process may run on; which there are is a file to read. */
static long processors(void)
{
#ifdef CPU_COUNT
    cpu_set_t ours;
    if (sched_getaffinity(0, sizeof ours, &ours) == 0)
        return CPU_COUNT(&ours);
#endif
    return sysconf(_SC_NPROCESSORS_ONLN);
}

struct worker *worker_new(void (*run)(void *arg), void *arg)
{
    if (processors() < 2)
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

/* Signals are the caller's.  Memory is one heap's: another would be made of
 * pages that are new. */
bool worker_start(struct worker *w)
{
#ifdef M_ARENA_MAX
    mallopt(M_ARENA_MAX, 1);
#endif
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

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

/* Less than most systems give, more than some do. */
enum { STACK = 2 << 20 };

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
    pthread_attr_t how;
    pthread_attr_init(&how);
    pthread_attr_setstacksize(&how, STACK);
    w->started = pthread_create(&w->thread, &how, work, w) == 0;
    pthread_attr_destroy(&how);
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

/* Where there are fewer, another thread takes as long as it saves. */
#ifndef ACCT_FEW
#define ACCT_FEW 2000
#endif

void worker_both(size_t n, void (*run)(void *arg), void *arg,
                 void (*own)(void *arg), void *own_arg)
{
    struct worker *w = n >= ACCT_FEW ? worker_new(run, arg) : NULL;
    bool apart = w && worker_start(w);
    if (!apart)
        run(arg);
    own(own_arg);
    worker_free(w);
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

struct lock {
    pthread_mutex_t mutex;
};

struct lock *lock_new(void)
{
    struct lock *l = mem_new(1, sizeof *l);
    pthread_mutex_init(&l->mutex, NULL);
    return l;
}

void lock_take(struct lock *l)
{
    pthread_mutex_lock(&l->mutex);
}

void lock_leave(struct lock *l)
{
    pthread_mutex_unlock(&l->mutex);
}

void lock_free(struct lock *l)
{
    pthread_mutex_destroy(&l->mutex);
    free(l);
}

#include "work/time/user.h"

#include "base/i18n.h"
#include "base/text/text.h"

static int set_zone(const struct home *h, struct worktime_user *u,
                    struct err *e)
{
    const char *name = conf_text(&h->conf, "work.zone");
    u->work.zone = h->zone;
    u->client_zone = strcmp(name, "client") == 0;
    if (!*name || u->client_zone)
        return 0;
    u->zone = text_zone_open(name);
    if (!u->zone)
        return err_set(e, ERR_DATA,
                       _("the setting work.zone: the time zone %s cannot be "
                         "opened (is the data of ICU there?)"),
                       name);
    u->work.zone = (struct zone){text_zone_offset, u->zone};
    return 0;
}

static int read_file(struct home *h, struct worktime_user *u, struct str name,
                     bool must, struct err *e)
{
    const struct span past = {-120, SPAN_MONTH}, future = {60, SPAN_MONTH};
    const char *path = home_file(h, name);
    return holidays_read(&u->holidays, path, must, span_add(h->today, past, 1),
                         span_add(h->today, future, 1), e);
}

static int read_holidays(struct home *h, struct worktime_user *u, struct err *e)
{
    struct str rest = str_of(conf_text(&h->conf, "work.holidays")), name;
    if (!str_trim(rest).n)
        return read_file(h, u, STR("holidays.csv"), false, e);
    while (str_cut(&rest, ',', &name)) {
        name = str_trim(name);
        if (name.n && read_file(h, u, name, true, e) < 0)
            return -1;
    }
    return 0;
}

int worktime_user_read(struct home *h, struct worktime_user *u, struct err *e)
{
    *u = (struct worktime_user){
        .work = {.hours = conf_hours(&h->conf, "work.hours"),
                 .days = conf_weekdays(&h->conf, "work.days"),
                 .holidays = &u->holidays}};
    return set_zone(h, u, e) < 0 ? -1 : read_holidays(h, u, e);
}

void worktime_user_release(struct worktime_user *u)
{
    holidays_release(&u->holidays);
    text_zone_close(u->zone);
    u->zone = NULL;
}

#include "cli/user.h"

#include "base/i18n.h"
#include "base/text/text.h"

static int set_zone(struct cli *c, struct worktime_user *u)
{
    const char *name = conf_text(&c->home.conf, "work.zone");
    u->work.zone = c->home.zone;
    u->client_zone = strcmp(name, "client") == 0;
    if (!*name || u->client_zone)
        return 0;
    u->zone = text_zone_open(name);
    if (!u->zone)
        return err_set(&c->err, ERR_DATA,
                       _("the setting work.zone: the time zone %s cannot be "
                         "opened (is the data of ICU there?)"),
                       name);
    u->work.zone = (struct zone){text_zone_offset, u->zone};
    return 0;
}

/* A path that is not absolute is one of the user's directory. */
static int read_file(struct cli *c, struct worktime_user *u, struct str name,
                     bool must)
{
    const struct span past = {-120, SPAN_MONTH}, future = {60, SPAN_MONTH};
    const char *path = home_join(&c->home.arena, c->home.dir, name);
    return holidays_read(&u->holidays, path, must,
                         span_add(c->home.today, past, 1),
                         span_add(c->home.today, future, 1), &c->err);
}

static int read_holidays(struct cli *c, struct worktime_user *u)
{
    struct str rest = str_of(conf_text(&c->home.conf, "work.holidays")), name;
    if (!str_trim(rest).n)
        return read_file(c, u, STR("holidays.csv"), false);
    while (str_cut(&rest, ',', &name)) {
        name = str_trim(name);
        if (name.n && read_file(c, u, name, true) < 0)
            return -1;
    }
    return 0;
}

int worktime_user(struct cli *c, struct worktime_user *u)
{
    *u = (struct worktime_user){
        .work = {.hours = conf_hours(&c->home.conf, "work.hours"),
                 .days = conf_weekdays(&c->home.conf, "work.days"),
                 .holidays = &u->holidays}};
    return set_zone(c, u) < 0 ? -1 : read_holidays(c, u);
}

void worktime_user_release(struct worktime_user *u)
{
    holidays_release(&u->holidays);
    text_zone_close(u->zone);
    u->zone = NULL;
}

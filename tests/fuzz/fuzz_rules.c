/* Rules: a file is refused with its line, or its rules can be used: on a ledger
 * that has something of each kind they find the same twice, within a second. */
#include "file.h"
#include "ledgers.h"

static const char ledger[] = LEDGER_HEADER
    "01A,2025-01-10,client,acme,,,,,email,anna,Acme,tier=A;source=web;"
    "segment=shop;lang=ru;cadence=30d\n"
    "01B,2025-01-10,contact,acme,ann,,,,,,Ann,email=ann@acme.example;"
    "birthday=1980-10-06;primary=yes\n"
    "01C,2025-01-11,contract,acme,K-1,1000,RUB,2026-12-31,,anna,Care,"
    "per=month;notice=30d;sla=8h/24h;report=month\n"
    "01D,2026-08-01,order,acme,O-1,500,RUB,2026-09-01,,boris,Site,service=web\n"
    "01E,2026-08-15,stage,acme,O-1,,,,,,,stage=delivered\n"
    "01F,2026-09-01,order,acme,O-2,700,RUB,2026-10-10,,boris,More,\n"
    "01G,2026-08-16,invoice,acme,INV-1,500,RUB,2026-08-30,,anna,Site,\n"
    "01H,2026-08-16,line,acme,INV-1,500,RUB,,,,Site,qty=1;order=O-1\n"
    "01I,2026-09-20,touch,acme,,,,,email,,When?,dir=in;kind=question\n"
    "01J,2026-09-21,issue,acme,I-1,,,,,,Broken,severity=high;order=O-1\n"
    "01K,2026-09-22,task,acme,T-1,,,2026-10-04,,anna,Call,\n"
    "01L,2026-09-23,offer,acme,Q-1,900,RUB,2026-10-20,,anna,Upsell,\n"
    "01M,2026-09-01,act,acme,A-1,500,RUB,,,,Act,sent=2026-09-02;order=O-1\n"
    "01N,2026-07-01,survey,acme,S-1,,,,email,,,order=O-1\n"
    "01O,2026-07-05,response,acme,S-1,,,,,,,score=4\n"
    "01P,2025-03-01,client,beta,,,,,phone,,Beta,\n"
    "01Q,2025-03-01,status,beta,,,,,,,gone,state=lost\n"
    "01R,2026-09-28,client,nova,,,,,,,Nova,stage=lead;referrer=acme\n"
    "01S,2026-10-01,usage,acme,,,,,,,,level=20\n"
    "01T,2026-09-30,kpi,acme,K-1,,,,,,,name=leads;target=10;actual=3;"
    "period=2026-09\n";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    enum { DAY = 20731 }; /* 2026-10-05 */
    struct look a, b;
    const char *path = file_of((struct str){(const char *)data, size}, ".csv");
    double since = seconds();
    look_at(&a, str_of(ledger), DAY, path);
    QUICK(since);
    HOLDS(a.rc == 0 || strncmp(a.e.text, path, strlen(path)) == 0);
    look_sound(&a);
    look_at(&b, str_of(ledger), DAY, path);
    look_same(&a, &b);
    look_end(&a);
    look_end(&b);
    return 0;
}

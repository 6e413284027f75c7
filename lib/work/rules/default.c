/* The built-in rules, as the user's file would have them. */
#include "base/i18n.h"
#include "work/rules/rules.h"

/* clang-format off */
#define RULE(cells, text, note) cells ",\"" text "\",\"" note "\"\n"

const char rules_default[] =
"rule,use,on,when,due,every,for,until,stay,duty,record,channel,owner,template,urgency,quiet,text,note\n"
/* Work that is promised. */
RULE("task,yes,task open,date,due,,state=any,,,yes,done,,,,50,inside",
    N_("task {ref} {what} {due}"),
    N_("a task that is not done"))
RULE("deadline,yes,order open,target-ahead,target,,state=active|paused,,,yes,stage,,,,60,inside",
    N_("order {ref} {what} {due} {promised}"),
    N_("an order that is not delivered, and its deadline is near"))
RULE("phase,yes,stage open phase,target-ahead,target,,state=active|paused,,,yes,stage,,,,60,inside",
    N_("order {ref}, phase {phase} {what} {due} {promised}"),
    N_("a phase of an order that is not done, and its deadline is near"))
RULE("question,yes,question,date,due or date+sla,,state=any,,,yes,touch,,,answer,60,urgent",
    N_("{question} {due}"),
    N_("a client's question without an answer"))
RULE("request,yes,request,date,due or date+sla,,state=any,,,yes,touch,,,answer,55,urgent",
    N_("request of {date} {what} {due}"),
    N_("what a client asked for, without an answer"))
RULE("respond,yes,issue open,date,date+sla,,state=any,touch dir=out about,,yes,touch,,,,60,urgent",
    N_("issue {ref} {what}: the first answer {due}"),
    N_("an issue that the client has had no answer about"))
RULE("issue,yes,issue open,date,due or date+solve,,state=any,,,yes,resolve,,,,70,inside",
    N_("issue {ref} {what} {due}"),
    N_("an issue that is not resolved"))
RULE("resolved,yes,resolve,date,date+1d,,state=any,touch dir=out about,,yes,touch,,,apology,60,urgent",
    N_("issue {ref} is solved {what}: tell the client what was done"),
    N_("an issue that is solved, and the client was not told"))
RULE("compensation,yes,resolve amount,date,date+7d,,state=any,credit about early or gift about early or invoice about early discount or invoice about early allowance or client about early discount,,yes,credit,,,,50,inside",
    N_("{amount} for issue {ref} {what} is owed: a credit note, a discount or a gift"),
    N_("a compensation that was promised and not given"))
RULE("escalate,yes,question,due+late or date+sla+late,due+late or date+sla+late,,state=any,,,yes,done,,manager,,65,inside",
    N_("nobody has given the {question}"),
    N_("a question that is late goes to the manager"))
RULE("escalate-request,yes,request,due+late or date+sla+late,due+late or date+sla+late,,state=any,,,yes,done,,manager,,60,inside",
    N_("nobody has answered the request of {date} {what}"),
    N_("a request that is late goes to the manager"))
RULE("escalate-respond,yes,issue open,date+sla+late,date+sla+late,,state=any,touch dir=out about,,yes,done,,manager,,65,inside",
    N_("nobody has answered about issue {ref} {what} of {date}"),
    N_("an issue without its first answer in time goes to the manager"))
RULE("escalate-issue,yes,issue open,due+late or date+solve+late,due+late or date+solve+late,,state=any,,,yes,done,,manager,,75,inside",
    N_("issue {ref} {what} of {date} is not solved in time"),
    N_("an issue that is late goes to the manager"))
RULE("escalate-task,yes,task open,due+late,due,,state=any,,,yes,done,,manager,,55,inside",
    N_("task {ref} {what} {due}: nobody has done it"),
    N_("a task that is late goes to the manager"))
/* What the client hears from us. */
RULE("welcome,yes,order first,date,date+1d,,,touch dir=out kind=welcome early,30d,no,touch,,,,55,urgent",
    N_("first order {ref} {what}: say welcome, with all our contacts"),
    N_("a welcome letter after the first order"))
RULE("onboarding,yes,contract first,date,date+3d,,,touch dir=out kind=onboarding early,30d,no,touch,,,,50,normal",
    N_("first contract {ref} {what}: how we work, and whom to call"),
    N_("onboarding after the first contract"))
RULE("welcome-contract,yes,contract first,date,date+1d,,orders=0,touch dir=out kind=welcome early,30d,no,touch,,,welcome,55,urgent",
    N_("first contract {ref} {what}: say welcome, with all our contacts"),
    N_("a welcome letter after the first contract, where there is no order"))
RULE("onboarding-order,yes,order first,date,date+3d,,no-contracted,touch dir=out kind=onboarding early,30d,no,touch,,,onboarding,50,normal",
    N_("first order {ref} {what}: how we work, and whom to call"),
    N_("onboarding after the first order, where there is no contract"))
RULE("first-month,yes,client,started+2d then started+7d then started+14d then started+30d,when+workday,,,touch dir=out kind=call|meeting|checkin|question|answer or touch dir=in,5d,no,touch,,,,40,normal",
    N_("a client since {on}: does it work, is anything unclear?"),
    N_("a new client, after 2, 7, 14 and 30 days"))
RULE("tell,yes,stage stage=contract|milestone|ready|shipped|delivered,date,date+1d,,state=active|paused,touch dir=out about kind!=reminder|proposal|checkin|congrats|news,,yes,touch,,,,50,urgent",
    N_("order {ref}: {stage} on {date}, tell the client"),
    N_("a stage that the client has not heard of"))
RULE("moved,yes,order open moved,moved,moved,,state=active|paused,touch dir=out about kind!=reminder|proposal|checkin|congrats|news,,yes,touch,,,,70,urgent",
    N_("order {ref}: deadline moved {deadline} {what}: tell the client now"),
    N_("a deadline that has moved, and the client does not know"))
RULE("missed,yes,order open,due+1d,due+1d,,state=active|paused,touch dir=out about kind!=reminder|proposal|checkin|congrats|news,,yes,touch,,,,65,urgent",
    N_("order {ref} {what} missed its deadline: tell the client"),
    N_("a deadline that has passed, and the client was told nothing"))
RULE("missed-phase,yes,stage open phase,due+1d,due+1d,,state=active|paused,touch dir=out about kind!=reminder|proposal|checkin|congrats|news,,yes,touch,,,missed,65,urgent",
    N_("order {ref}, phase {phase} {what} missed its deadline: tell the client"),
    N_("a phase whose deadline has passed, and the client was told nothing"))
RULE("doc,yes,doc,date,date+3d,,,touch dir=out about,30d,no,touch,,,,30,normal",
    N_("{ref} has changed {what}: tell the client"),
    N_("instructions or prices changed: each client who has that service"))
RULE("report,yes,contract,period+1d,period+7d,report,state=active|paused,report about period,,yes,report,,,,40,urgent",
    N_("report on {period} under contract {ref} {due}"),
    N_("a report that the contract promises"))
RULE("kpi,yes,kpi short=1..,date,date+3d,,,touch dir=out about,45d,no,touch,,,,45,report",
    N_("{figures} under contract {ref}: say what we do about it"),
    N_("a figure below its target"))
/* Who stops is called, whatever they prefer. */
RULE("pause,yes,status state=paused,date then date+7d then date+21d then date+60d,when+workday,,state=paused,touch dir=out kind=call|meeting|checkin|question|answer or touch dir=in,,yes,touch,call,account,,80,urgent",
    N_("paused on {date} {what}: call, hear why and until when (known: {known})"),
    N_("a client who paused, at once and after 7, 21 and 60 days"))
RULE("stopped,yes,usage last level=0..10,date then date+7d then date+21d then date+60d,when+workday,,,touch dir=out kind=call|meeting|checkin|question|answer,30d,no,touch,call,account,,75,urgent",
    N_("hardly used any more on {date}: call, hear why (known: {known})"),
    N_("a client who does not use what was bought any more"))
RULE("cancelled,yes,order stage=cancelled,stage then stage+7d then stage+21d then stage+60d,when+workday,,,touch dir=out kind=call|meeting|checkin|question|answer,30d,no,touch,call,account,,75,urgent",
    N_("order {ref} {what} was cancelled on {on}: call, hear why (known: {known})"),
    N_("an order that was cancelled"))
/* What shows between the words reaches who can act; one talk is for all, and
 * what we want of the client, or would say anyway, is none. */
#define TALK "touch dir=out kind!=request|reminder|statement|notice|news|report|thanks|congrats|proposal|welcome|onboarding"
RULE("angry,yes,touch mood=angry,date,date+1d,,state=any," TALK ",30d,no,touch,call,account,detractor,78,urgent",
    N_("angry on {date} {what} ({signal}): call, hear what is wrong (known: {known})"),
    N_("a client who was angry hears from us by the next day"))
RULE("signal,yes,touch signal signal!=wants-more mood!=angry or touch mood=worried no-signal,date,date+2d,,state=active|paused," TALK ",30d,no,touch,call,account,talk,60,urgent",
    N_("a sign on {date} ({signal}, {mood}) {what}: ask, say what we do"),
    N_("a client who was worried, or a weak signal, in two days"))
RULE("wants-more,yes,touch signal=wants-more mood!=angry,date,date+2d,,state=active|paused," TALK " or offer or touch dir=out kind=proposal,30d,no,touch,call,sales,more,50,urgent",
    N_("would like more, on {date} {what}: talk about what comes next (not theirs yet: {more})"),
    N_("a client who would like more, in two days, to who sells"))
/* Documents and money. */
RULE("unbilled,yes,order stage=delivered|accepted unbilled,delivered+7d,delivered+14d,,state=any,,,yes,invoice,,papers,,40,inside",
    N_("order {ref} {what} is delivered: send the invoice ({unbilled})"),
    N_("work that was delivered, and what no invoice has of it"))
RULE("act,yes,order stage=delivered|accepted act=none|made,delivered+3d,delivered+7d,,state=any,,,yes,act,,papers,,40,inside",
    N_("order {ref} {what} is delivered: send the closing document"),
    N_("a closing document that was not sent"))
RULE("unsigned,yes,act no-signed,sent+14d then sent+35d then sent+63d,,,state=any,touch dir=out about,,yes,touch,,papers,,35,normal",
    N_("closing document {ref} has not come back signed"),
    N_("a closing document that was not signed, at 14, 35 and 63 days"))
RULE("hours,yes,order hours,worked+30d,worked+44d,,state=any,,,yes,invoice,,papers,,35,inside",
    N_("{hours} h of order {ref} {what} since {on} are in no invoice"),
    N_("hours that no invoice has for a month, of work that is billed by the hour"))
RULE("paper,yes,paper no-sent no-signed,date+3d,due or date+7d,,state=any,,,yes,paper,,papers,,40,inside",
    N_("{kind} {ref} {what} is there: send it to be signed"),
    N_("a contract, addendum or approval on paper that was not sent"))
RULE("paper-unsigned,yes,paper no-signed,sent+14d then sent+35d then sent+63d,,,state=any,touch dir=out about,,yes,touch,,papers,paper,35,normal",
    N_("{kind} {ref} {what} has not come back signed"),
    N_("such a paper that was not signed, at 14, 35 and 63 days"))
RULE("reminder,yes,reminder,date,date,,state=any,,,,touch,,papers,,45,polite",
    N_("{reminder}"),
    N_("an invoice that is past due, by the stages of the setting invoice.remind"))
RULE("budget,yes,contract open spent=80..,invoiced,invoiced+3d,,,touch dir=out about,60d,no,touch,,,,40,report",
    N_("{spent} % of the budget of contract {ref} {what} is used"),
    N_("a contract's budget that is nearly used"))
/* Contracts and what may follow. */
RULE("renewal,yes,contract,due-notice,due-notice,,state=active|paused,,,yes,contract,,,,40,inside",
    N_("contract {ref} {what} {end}"),
    N_("a contract that runs out"))
RULE("quote,yes,offer kind=quote result!=won|lost,date+5d,date+7d,,state=active|paused,touch about,14d,no,touch,,sales,quote,35,polite",
    N_("quote {ref} {what} of {date} has no answer: ask what is still open"),
    N_("a quote that stands without an answer for five days"))
RULE("quote-ends,yes,offer kind=quote result!=won|lost,due-3d,due,,state=active|paused,touch dir=out about,1d,no,touch,,sales,quote-ends,40,polite",
    N_("quote {ref} {what} {end}: say so, or renew it"),
    N_("a quote that is about to lapse, three days before"))
RULE("quote-lapsed,yes,offer kind=quote result!=won|lost,due+1d,due+8d,,state=any,,,yes,offer,,sales,,30,inside",
    N_("quote {ref} {what} stood until {on}: ask, and say what came of it"),
    N_("a quote that has lapsed, and nobody said what came of it"))
RULE("offer,yes,order last stage=delivered|accepted praised no-late no-unused,delivered+21d,delivered+35d,,state=active|paused satisfied no-warned more,offer or touch dir=out kind=proposal,55d,no,offer,,sales,,25,commercial",
    N_("happy with {ref} {what}: offer {more} (goals: {goals})"),
    N_("an offer after a success of the last 90 days, of what the client does not have"))
RULE("second,yes,order first stage=delivered|accepted no-blamed no-late no-unused,delivered+60d,delivered+75d,,state=active|paused orders=1 no-contracted no-warned,offer or touch dir=out kind=proposal,15d,no,offer,,sales,,20,commercial",
    N_("only one order so far, {ref} {what}: what comes next?"),
    N_("a second sale to a client who bought once, after good work of the last 90 days"))
/* Keeping in touch. */
RULE("checkin,yes,client,touch+cadence,touch+cadence,,,,,no,touch,,,,30,normal",
    N_("{silence}"),
    N_("a client we have not been in contact with for too long"))
RULE("usage,yes,order stage=delivered|accepted,delivered+30d,delivered+37d,,,usage,30d,no,usage,,,,20,normal",
    N_("is {ref} {what} really used?"),
    N_("does the client use what was bought?"))
RULE("usage-contract,yes,contract open,period+1d,period+30d,quarter,,usage about,15d,no,usage,,,usage,15,normal",
    N_("contract {ref} {what}: is it really used? ({period})"),
    N_("does the client use what the contract is for? each quarter"))
RULE("cooling,yes,client risk=40.. or client leaving=80.. orders=2..,risk or leaving,risk+3d or leaving+3d,,,touch dir=out kind=checkin|meeting|call|question,60d,no,touch,,,,45,normal",
    N_("may be about to leave: {signs}"),
    N_("a client who may be about to leave"))
RULE("review,yes,client,period+1d,period+30d,quarter,key,touch kind=meeting or plan,60d,no,touch,,,,30,normal",
    N_("review of {period} with a key account (plan: {plan}) (goals to look at again: {goals})"),
    N_("key accounts are reviewed each quarter, by their plan and goals"))
RULE("plan,yes,client,date+30d,none,,key no-plan,plan,,no,plan,,account,,20,inside",
    N_("a key account without a plan: goals, who decides, opportunities, threats, the next 18 months"),
    N_("a key account that has no plan"))
RULE("goals,yes,client,goals+6m then goals+12m then goals+18m then goals+24m then goals+30m then goals+36m,when+1m,,no-key,touch dir=out kind=checkin|meeting,60d,no,touch,,,,20,normal",
    N_("do the goals still hold? ({goals})"),
    N_("whether the goals of the work still hold, each half year; review asks of key accounts"))
RULE("confirm,yes,contact,confirmed+1y,none,,,,,no,contact,,account,,10,inside",
    N_("is {what} still there, and all that we know of them right? nobody has said so since {on}"),
    N_("a person of whom nothing was said for a year"))
RULE("congratulate,yes,contact birthday,birthday-3d,birthday,1y,,touch dir=out kind=congrats about,7d,no,touch,,,congrats,40,urgent",
    N_("birthday of {what} on {on}"),
    N_("a birthday"))
RULE("new-year,yes,day 12-31,date-7d,date-3d,1y,,touch dir=out kind=congrats,14d,no,touch,,,holiday,30,urgent",
    N_("wish a happy New Year"),
    N_("the holidays"))
RULE("gift,yes,contact birthday,birthday-5m,birthday-4m,1y,tier=A,gift about occasion!=New_Year|Новый_год,4m,no,gift,,,,15,inside",
    N_("order a gift for the birthday of {what} on {on}"),
    N_("a gift for a birthday, five months ahead"))
RULE("gift-new-year,yes,day 12-31,date-5m,date-4m,1y,tier=A,gift about or gift occasion=New_Year|Новый_год,4m,no,gift,,,,15,inside",
    N_("order a gift for the New Year"),
    N_("a gift for the holidays, five months ahead"))
/* Answers and friends. */
RULE("survey,yes,survey,date,date,,,,,no,survey,,,,30,normal",
    N_("ask how {subject} {what} went: {survey}"),
    N_("a client who is to be asked: after delivery, each half year, after an issue"))
RULE("survey-reminder,yes,asked,date+remind,date+remind+3d,,,touch dir=out about or touch dir=in about or response about,14d,no,touch,,,,25,polite",
    N_("no answer to survey {ref} of {date} {what}: remind, once"),
    N_("a survey without an answer, once"))
RULE("promoter,yes,response last score=9..10,date,date+3d,,state=active|paused,touch dir=out kind=thanks|request,30d,no,touch,,,,35,commercial",
    N_("score {score} in {ref}: say thanks, ask for a review or a referral"),
    N_("a happy client is asked for a review or a referral"))
RULE("detractor,yes,response score=0..6 or response csat=1..2,date,date+1d,,state=any," TALK ",30d,no,touch,phone,,,75,urgent",
    N_("unhappy in {ref}: call back, hear what was wrong"),
    N_("an unhappy client hears from us at once"))
/* Whatever the score; who wrote that there is none has none. */
#define NONE "!=no|none|nothing|No|None|Nothing|нет|ничего|Нет|Ничего|-"
#define GLAD " score!=0|1|2|3|4|5|6 csat!=1|2"
RULE("trouble,yes,response trouble trouble" NONE GLAD " or response disliked disliked" NONE GLAD ",date,date+3d,,state=active|paused," TALK ",30d,no,touch,,,,50,normal",
    N_("hard or bad in {ref} ({trouble}, {disliked}): say what we do about it"),
    N_("something was hard or bad, though the score is fair"))
RULE("thank,yes,referral,date,date+3d,,state=active|paused,touch dir=out kind=thanks,30d,no,touch,,,thanks,40,urgent",
    N_("sent {ref} {what} to us: say thanks"),
    N_("whoever sends a client is thanked"))
;
/* clang-format on */

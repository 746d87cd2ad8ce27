import { hashOf } from '../../app/ground/access/token.ts'
import { derivedId, taxonomyId, termId } from '../../app/rooms/directory/hsds/parts/ids.ts'
import { ask, open } from '../faults/holding.ts'
import { EXAMPLE } from './steps.ts'

export const OTHER = 'valle-accanto'
/** The key of somebody’s own calendar. */
const OWN_CALENDAR = 'il-calendario-di-chi-lavora-qui'
/** The click of a mail that reminds of a notice. */
const RENEWS = 'il-clic-della-mail-che-ricorda'
const SLUG = EXAMPLE.slice(1)

/** One record of the example for each kind of page. */
const RECORDS = `
  with here as (select id from territory where slug = '${SLUG}'),
    session as (
      select s.id, s.activity_id from activity_session s join activity a on a.territory_id = s.territory_id and a.id = s.activity_id
      where s.territory_id = (select id from here) and a.published_at is not null and a.kind = 'lab' and s.closed_at is null
        and exists (select from attendance t where t.territory_id = s.territory_id and t.session_id = s.id)
      order by s.starts_at limit 1)
  select
    (select person_id from household_member where territory_id = (select id from here) order by 1 limit 1) as person,
    (select household_id from household_member where territory_id = (select id from here) order by person_id limit 1) as household,
    (select id from person where territory_id = (select id from here) and merged_into is null order by id desc limit 1) as other,
    (select id from organisation where territory_id = (select id from here) and listed_on is not null order by id limit 1) as organisation,
    (select place_id from place_room where territory_id = (select id from here) order by id limit 1) as place,
    (select id from place_room where territory_id = (select id from here) order by id limit 1) as room,
    (select id from booking where territory_id = (select id from here) and state = 'requested' order by id limit 1) as booking,
    (select person_id from role_assignment where territory_id = (select id from here) and role = 'facilitator' order by 1 limit 1) as operator,
    (select encounter_id from encounter_note where territory_id = (select id from here) and not reserved order by 1 desc limit 1) as encounter,
    (select id from fund where territory_id = (select id from here) and purpose = 'idea' limit 1) as fund,
    (select id from fund_source where territory_id = (select id from here) order by id limit 1) as source,
    -- A call that people vote in today; and an idea of one that is over, with all that came of it.
    (select id from idea_call where territory_id = (select id from here) and votes_until >= current_date order by opens_on desc limit 1) as call,
    (select id from space_call where territory_id = (select id from here) order by opens_on desc limit 1) as space_call,
    (select id from space_candidate where territory_id = (select id from here) order by arrived_on desc limit 1) as space,
    (select id from civic_agreement where territory_id = (select id from here) order by id limit 1) as civic_agreement,
    (select id from wanted_course where territory_id = (select id from here) order by id limit 1) as wanted_course,
    (select i.id from idea i join idea_attachment a on a.territory_id = i.territory_id and a.idea_id = i.id
      where i.territory_id = (select id from here) and a.seen_by = 'anyone' order by i.id limit 1) as idea,
    (select id from idea_attachment where territory_id = (select id from here) and seen_by = 'anyone' order by idea_id limit 1) as attachment,
    (select commitment_id from fund_document where territory_id = (select id from here) order by id limit 1) as commitment,
    (select id from fund_document where territory_id = (select id from here) order by id limit 1) as document,
    (select id from fund_entry where territory_id = (select id from here) and kind = 'paid' order by id limit 1) as entry,
    (select pact_id from pact_item where territory_id = (select id from here) and side = 'person' order by 1 limit 1) as pact,
    (select id from pact_item where territory_id = (select id from here) and side = 'person' order by pact_id limit 1) as item,
    (select i.id from intake i join intake_referral r on r.territory_id = i.territory_id and r.intake_id = i.id
      where i.territory_id = (select id from here) order by 1 limit 1) as intake,
    (select id from school_signal where territory_id = (select id from here) order by id limit 1) as signal,
    (select id from care_group where territory_id = (select id from here) order by id limit 1) as care,
    (select session_id from care_attendance where territory_id = (select id from here) order by id limit 1) as care_session,
    (select id from pact_kind where territory_id = (select id from here) order by name limit 1) as kind,
    (select table_id from table_decision where territory_id = (select id from here) order by id limit 1) as table,
    (select meeting_id from table_decision where territory_id = (select id from here) order by id limit 1) as meeting,
    (select topic_id from table_decision where territory_id = (select id from here) order by id limit 1) as topic,
    (select id from table_decision where territory_id = (select id from here) order by id limit 1) as decision,
    (select id from local_indicator where territory_id = (select id from here) order by id limit 1) as local,
    (select id from report where territory_id = (select id from here) and not exists (select from report_signing s
      where s.territory_id = report.territory_id and s.report_id = report.id) order by id limit 1) as report,
    (select id from report_signing where territory_id = (select id from here) order by id limit 1) as signing,
    (select id from report_outline where territory_id = (select id from here) order by id limit 1) as outline,
    (select practice_id from practice_pack where territory_id = (select id from here) order by 1 limit 1) as good_practice,
    (select id from practice_model where territory_id = (select id from here) and kind = 'document' order by id limit 1) as model,
    (select id from practice_arrival where territory_id = (select id from here) order by id limit 1) as arrival,
    (select id from practice_adoption where territory_id = (select id from here) order by id limit 1) as adoption,
    (select id from outcome_edition where territory_id = (select id from here) order by until_on limit 1) as edition,
    (select id from evaluation where territory_id = (select id from here) order by id limit 1) as evaluation,
    (select id from evaluation_dataset where territory_id = (select id from here) order by id limit 1) as dataset,
    (select id from evaluation_sample where territory_id = (select id from here) order by id limit 1) as sample,
    (select item_id from evaluation_evidence where territory_id = (select id from here) order by id limit 1) as drawn,
    (select id from evaluation_evidence where territory_id = (select id from here) order by id limit 1) as evidence,
    (select id from evaluation_finding where territory_id = (select id from here) order by id limit 1) as finding,
    (select id from closed_period where territory_id = (select id from here) order by until_on limit 1) as period,
    (select id from framework_line where territory_id = (select id from here) and ended_at is null order by id limit 1) as framework_line,
    (select id from framework_version where territory_id = (select id from here) order by on_day limit 1) as framework,
    (select proceeding_id from proceeding_request where territory_id = (select id from here) order by id limit 1) as proceeding,
    (select id from proceeding_candidate where territory_id = (select id from here) and proceeding_id =
      (select proceeding_id from proceeding_request where territory_id = (select id from here) order by id limit 1) order by number limit 1) as candidate,
    (select id from proceeding_phase where territory_id = (select id from here) and proceeding_id =
      (select proceeding_id from proceeding_request where territory_id = (select id from here) order by id limit 1) order by number limit 1) as phase,
    (select id from proceeding_question where territory_id = (select id from here) and proceeding_id =
      (select proceeding_id from proceeding_request where territory_id = (select id from here) order by id limit 1) order by id limit 1) as question,
    (select id from proceeding_request where territory_id = (select id from here) order by id limit 1) as acts,
    (select id from proceeding_document where territory_id = (select id from here) and proceeding_id =
      (select proceeding_id from proceeding_request where territory_id = (select id from here) order by id limit 1) order by id limit 1) as enclosure,
    (select id from training_path where territory_id = (select id from here) order by id limit 1) as training,
    (select id from training_session where territory_id = (select id from here) order by id limit 1) as training_day,
    (select id from training_completion where territory_id = (select id from here) order by id limit 1) as completion,
    (select id from maker_exchange where territory_id = (select id from here) order by id limit 1) as practice,
    (select id from supervision_group where territory_id = (select id from here) order by id limit 1) as supervision,
    (select id from hand_over_part where territory_id = (select id from here) order by id limit 1) as handed,
    (select id from exchange_round where territory_id = (select id from here) order by id limit 1) as round,
    (select need_id from exchange_round_need where territory_id = (select id from here) order by 1 limit 1) as student,
    (select offer_id from exchange_wish where territory_id = (select id from here) order by 1 limit 1) as host,
    (select n.id from exchange_notice n where n.territory_id = (select id from here) and n.closed_on is null and n.side = 'need'
      and n.circle_id is null order by n.until_on desc, n.id limit 1) as need,
    (select id from exchange_match where territory_id = (select id from here) and circle_id is null order by id limit 1) as match,
    (select id from exchange_agreement where territory_id = (select id from here) and kind = 'home' order by ended_on nulls first, id
      limit 1) as lease,
    (select id from exchange_agreement where territory_id = (select id from here) and kind = 'condominium' order by id limit 1) as house,
    (select id from exchange_fact where territory_id = (select id from here) and on_date is null and withdrawn_at is null
      order by due_on, id limit 1) as planned,
    (select person_id from volunteer where territory_id = (select id from here) order by id limit 1) as volunteer,
    (select id from exchange_agreement where territory_id = (select id from here) and kind = 'companionship' and ended_on is null
      order by id limit 1) as company,
    (select id from exchange_notice where territory_id = (select id from here) and kind = 'goods' and side = 'offer'
      and closed_on is null order by id limit 1) as thing,
    (select id from exchange_pool where territory_id = (select id from here) order by id limit 1) as pool,
    (select id from exchange_photo where territory_id = (select id from here) order by id limit 1) as photo,
    (select id from record_photo where territory_id = (select id from here) order by id limit 1) as kept_photo,
    (select id from exchange_notice where territory_id = (select id from here) and kind = 'goods' and side = 'offer'
      and closed_on is null order by until_on, id limit 1) as ending,
    (select id from newsletter_issue where territory_id = (select id from here) and ended_at is not null order by id limit 1) as issue,
    (select id from newsletter_issue where territory_id = (select id from here) and started_at is null order by id limit 1) as draft,
    (select code from checkin_code where territory_id = (select id from here) order by id limit 1) as checkin,
    (select code from paper_sheet where territory_id = (select id from here) and kind = 'attendance' order by id limit 1) as paper_code,
    (select code from paper_sheet where territory_id = (select id from here) and kind = 'cards' order by id limit 1) as cards_code,
    (select code from paper_sheet where territory_id = (select id from here) and kind = 'visits' order by id limit 1) as visits_code,
    (select code from paper_sheet where territory_id = (select id from here) and kind = 'give' order by id limit 1) as give_code,
    (select code from paper_sheet where territory_id = (select id from here) and kind = 'ask' order by id limit 1) as ask_code,
    (select code from paper_sheet where territory_id = (select id from here) and kind = 'hours' order by id limit 1) as hours_code,
    (select code from paper_sheet where territory_id = (select id from here) and kind = 'ideas' order by id limit 1) as ideas_code,
    (select code from paper_sheet where territory_id = (select id from here) and kind = 'ballots' order by id limit 1) as ballots_code,
    (select id from lab_cohort where territory_id = (select id from here) order by starts_on limit 1) as cohort,
    (select id from lab_zone where territory_id = (select id from here) order by id limit 1) as zone,
    (select id from lab_sheet where territory_id = (select id from here) order by id limit 1) as sheet,
    (select id from place_redesign where territory_id = (select id from here) order by id limit 1) as redesign,
    (select id from redesign_file where territory_id = (select id from here) order by id limit 1) as drawing,
    (select id from session) as session,
    (select activity_id from session) as activity`

type Records = Record<
  | 'good_practice'
  | 'model'
  | 'arrival'
  | 'adoption'
  | 'person'
  | 'household'
  | 'other'
  | 'organisation'
  | 'place'
  | 'room'
  | 'booking'
  | 'operator'
  | 'encounter'
  | 'fund'
  | 'call'
  | 'idea'
  | 'space_call'
  | 'space'
  | 'civic_agreement'
  | 'wanted_course'
  | 'attachment'
  | 'source'
  | 'commitment'
  | 'document'
  | 'entry'
  | 'pact'
  | 'item'
  | 'intake'
  | 'signal'
  | 'care'
  | 'care_session'
  | 'kind'
  | 'need'
  | 'match'
  | 'lease'
  | 'house'
  | 'planned'
  | 'table'
  | 'meeting'
  | 'topic'
  | 'decision'
  | 'proceeding'
  | 'candidate'
  | 'phase'
  | 'question'
  | 'acts'
  | 'enclosure'
  | 'edition'
  | 'local'
  | 'report'
  | 'signing'
  | 'outline'
  | 'evaluation'
  | 'dataset'
  | 'sample'
  | 'drawn'
  | 'evidence'
  | 'finding'
  | 'period'
  | 'framework_line'
  | 'framework'
  | 'round'
  | 'training'
  | 'training_day'
  | 'completion'
  | 'practice'
  | 'good_practice'
  | 'model'
  | 'arrival'
  | 'adoption'
  | 'supervision'
  | 'handed'
  | 'student'
  | 'host'
  | 'volunteer'
  | 'company'
  | 'thing'
  | 'pool'
  | 'photo'
  | 'kept_photo'
  | 'ending'
  | 'issue'
  | 'draft'
  | 'checkin'
  | 'paper_code'
  | 'cards_code'
  | 'visits_code'
  | 'give_code'
  | 'ask_code'
  | 'hours_code'
  | 'ideas_code'
  | 'ballots_code'
  | 'cohort'
  | 'zone'
  | 'sheet'
  | 'redesign'
  | 'drawing'
  | 'session'
  | 'activity',
  string
>

/** What stands for each parameter of an address in the example; imports, mails and invitations are made by the test. */
export async function knownRecords(dataDir: string): Promise<Record<string, string>> {
  const database = await open(dataDir, 'command')
  const [found] = (await ask(database, RECORDS)) as [Records]
  // The mail before a notice ends is not waited for: its click is written down as the mail would.
  await ask(
    database,
    `update exchange_notice_of set renewal_hash = '\\x${hashOf(RENEWS).toString('hex')}' where notice_id = '${found.ending}';
    insert into calendar_key (territory_id, id, person_id, token_hash)
      select id, gen_random_uuid(), '${found.operator}', '\\x${hashOf(OWN_CALENDAR).toString('hex')}' from territory where slug = '${SLUG}'`,
  ).finally(() => database.stop())
  return {
    '/:slug': SLUG,
    '/:slug/people/:id': found.person,
    '/:slug/people/households/:id': found.household,
    '/:slug/people/duplicates/:one': found.person,
    '/:slug/people/duplicates/:one/:other': found.other,
    '/:slug/organisations/:id': found.organisation,
    '/:slug/places/:id': found.place,
    '/:slug/places/:id/rooms/:room': found.room,
    '/:slug/places/bookings/:booking': found.booking,
    '/:slug/my-calendar/:token': OWN_CALENDAR,
    '/:slug/cards/:card': 'place',
    '/:slug/cards/:card/:of': `${found.place}.png`,
    '/:slug/newsletter/issues/:issue': found.draft,
    '/:slug/newsletter/archive/:issue': found.issue,
    '/:slug/operators/:id': found.operator,
    '/:slug/ties/:id': found.person,
    '/:slug/ties/:id/with/:other': found.operator,
    '/:slug/diary/:id': found.encounter,
    '/:slug/activities/:id': found.activity,
    '/:slug/activities/paper/:sheetCode': found.paper_code,
    '/:slug/p/:sheetCode': found.paper_code,
    '/:slug/paper/attendance/:sheetCode': found.paper_code,
    '/:slug/paper/cards/:sheetCode': found.cards_code,
    '/:slug/paper/visits/:sheetCode': found.visits_code,
    '/:slug/paper/give/:sheetCode': found.give_code,
    '/:slug/paper/ask/:sheetCode': found.ask_code,
    '/:slug/paper/hours/:sheetCode': found.hours_code,
    '/:slug/paper/ideas/:sheetCode': found.ideas_code,
    '/:slug/paper/ballots/:sheetCode': found.ballots_code,
    '/:slug/qui/:codeOfSession': found.checkin,
    '/:slug/activities/cohorts/:cohort': found.cohort,
    '/:slug/activities/zones/:zone': found.zone,
    '/:slug/activities/sheets/:sheet': found.sheet,
    '/:slug/activities/sheets/:sheet/sections/:section': 'needs',
    '/:slug/redesigns/:redesign': found.redesign,
    '/:slug/redesigns/:redesign/files/:drawing': found.drawing,
    '/:slug/calls/:id': found.call,
    '/:slug/space-calls/:call': found.space_call,
    '/:slug/offered-spaces/:candidate': found.space,
    '/:slug/civic-agreements/:agreement': found.civic_agreement,
    '/:slug/wanted-courses/:course': found.wanted_course,
    '/:slug/ideas/:id': found.idea,
    '/:slug/ideas/:id/attachments/:attachment': found.attachment,
    // Its call is over: nobody is sent a link any more.
    '/:slug/ideas/:id/support/:token': 'niente',
    '/:slug/activities/:id/sessions/:sessionId': found.session,
    '/:slug/activities/sessions/:sessionId': found.session,
    '/:slug/agenda/:activityId': found.activity,
    '/:slug/agenda/:activityId/:sessionId': found.session,
    '/:slug/funds/:id': found.fund,
    '/:slug/funds/:id/:format': 'entries.csv',
    '/:slug/funds/ledger/:format': 'entries.csv',
    '/:slug/funds/sources/:id': found.source,
    '/:slug/funds/commitments/:id': found.commitment,
    '/:slug/funds/commitments/:id/documents/:document': found.document,
    '/:slug/funds/entries/:id': found.entry,
    '/:slug/intakes/:id': found.intake,
    '/:slug/school/signals/:signal': found.signal,
    '/:slug/care/:group': found.care,
    '/:slug/care/:group/sessions/:session': found.care_session,
    '/:slug/pacts/:id': found.pact,
    '/:slug/pacts/:id/items/:item': found.item,
    '/:slug/pacts/:id/scale/:moment': 'before',
    '/:slug/pacts/:id/versions/:number': '1',
    '/:slug/pacts/kinds/:kind': found.kind,
    '/:slug/tables/:table': found.table,
    '/:slug/tables/meetings/:meeting': found.meeting,
    '/:slug/tables/meetings/:meeting/papers/:paper': 'minutes',
    '/:slug/tables/topics/:topic': found.topic,
    '/:slug/tables/decisions/:decision': found.decision,
    '/:slug/tables/proceedings/:proceeding': found.proceeding,
    '/:slug/tables/proceedings/:proceeding/papers/:print': 'choice',
    '/:slug/tables/proceedings/:proceeding/candidates/:candidate': found.candidate,
    '/:slug/tables/proceedings/:proceeding/phases/:phase': found.phase,
    '/:slug/tables/proceedings/:proceeding/questions/:question': found.question,
    '/:slug/tables/proceedings/:proceeding/acts/:request': found.acts,
    '/:slug/tables/proceedings/:proceeding/enclosures/:enclosure': found.enclosure,
    '/:slug/exchange/rounds/:id': found.round,
    '/:slug/exchange/rounds/:id/needs/:need': found.student,
    '/:slug/exchange/rounds/:id/hosts/:offer': found.host,
    '/:slug/exchange/wishes/:need': found.student,
    '/:slug/exchange/:codeOfKind': 'home',
    '/:slug/exchange/:codeOfKind/:codeOfSide': 'need',
    '/:slug/exchange/weights/:codeOfKind': 'home',
    '/:slug/volunteers/:person': found.volunteer,
    '/:slug/training/:path': found.training,
    '/:slug/training/days/:session': found.training_day,
    '/:slug/training/people/:person': found.operator,
    '/:slug/training/certificates/:completion': found.completion,
    '/:slug/training/exchanges/:exchange': found.practice,
    '/:slug/training/supervision/:group': found.supervision,
    '/:slug/hand-overs/:part': found.handed,
    '/:slug/visits/:agreement': found.company,
    '/:slug/emporium/:offer': found.thing,
    '/:slug/exchange/notices/:id': found.need,
    '/:slug/exchange/matches/:id': found.match,
    '/:slug/exchange/agreements/:id': found.lease,
    '/:slug/exchange/agreements/:house': found.house,
    '/:slug/exchange/agreements/:id/facts/:codeOfFact': 'rentMet',
    '/:slug/exchange/pools/:id': found.pool,
    '/:slug/exchange/photos/:id': found.photo,
    '/:slug/photos/:id': found.kept_photo,
    '/:slug/exchange/renew/:token': RENEWS,
    '/:slug/exchange/facts/:id': found.planned,
    '/:slug/editions/:edition': found.edition,
    '/:slug/practices/:practice': found.good_practice,
    '/:slug/practices/models/:model': found.model,
    '/:slug/practices/packs/:arrival': found.arrival,
    '/:slug/practices/adopted/:adoption': found.adoption,
    '/:slug/reports/:report': found.report,
    '/:slug/reports/:report/words/:slot': 'summary',
    '/:slug/reports/:report/layout/parts/:reportPart': 'people',
    '/:slug/reports/:report/:reportFile': 'figures.csv',
    '/:slug/reports/signed/:signing': found.signing,
    '/:slug/reports/signed/:signing/:reportFile': 'report.json',
    '/:slug/reports/outlines/:outline': found.outline,
    '/:slug/reports/outlines/:outline/parts/:reportPart': 'results',
    '/:slug/evaluations/:evaluation': found.evaluation,
    '/:slug/evaluations/:evaluation/datasets/:dataset': found.dataset,
    '/:slug/evaluations/:evaluation/datasets/:dataset/files/:file': 'persons.csv',
    '/:slug/evaluations/:evaluation/samples/:sample': found.sample,
    '/:slug/evaluations/:evaluation/samples/:sample/records/:record': found.drawn,
    '/:slug/evaluations/:evaluation/samples/:sample/records/:record/evidence/:evidence': found.evidence,
    '/:slug/evaluations/:evaluation/findings/:finding': found.finding,
    '/:slug/open-data/:list': 'places.csv',
    '/:slug/api/try/:operation': 'people-list',
    '/:slug/api/hsds/services/:id': found.activity,
    '/:slug/api/hsds/organizations/:id': found.organisation,
    '/:slug/api/hsds/service_at_locations/:id': derivedId(
      'service-at-location',
      derivedId('service', found.place),
      found.place,
    ),
    '/:slug/api/hsds/taxonomies/:id': taxonomyId('areas'),
    '/:slug/api/hsds/taxonomy_terms/:id': termId('areas', 'work'),
    '/:slug/outcomes/periods/:period': found.period,
    '/:slug/outcomes/framework/lines/:line': found.framework_line,
    '/:slug/outcomes/framework/kept/:framework': found.framework,
    '/:slug/outcomes/local/:indicator': found.local,
    '/:slug/outcomes/:code': 'people_reached',
    '/:slug/outcomes/:file': 'people_reached.csv',
  }
}

/** A second territory of the installation, still empty; the coordinator of the example also coordinates there. */
export async function foundOther(dataDir: string) {
  const database = await open(dataDir, 'command')
  await ask(
    database,
    `select app.found_territory(gen_random_uuid(), '${OTHER}', 'Valle Accanto', 'it', 'Europe/Rome', 'example', '{017113}');
    insert into person (territory_id, id, given_name) select id, gen_random_uuid(), 'Coordinatrice' from territory where slug = '${OTHER}';
    insert into account_person (territory_id, account_id, person_id)
      select p.territory_id, a.account_id, p.id from person p, account_person a
      join role_assignment r on r.territory_id = a.territory_id and r.person_id = a.person_id
      where p.given_name = 'Coordinatrice' and r.role = 'coordinator' limit 1;
    insert into role_assignment (territory_id, id, person_id, role)
      select territory_id, gen_random_uuid(), id, 'coordinator' from person where given_name = 'Coordinatrice'`,
  ).finally(() => database.stop())
}

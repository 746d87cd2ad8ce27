import type { Auth } from '../ground/access/auth.ts'
import { forgetErasedJob } from '../ground/access/forget-erased.ts'
import { tidyJob } from '../ground/access/tidy.ts'
import { nightlyBackupJob } from '../ground/backup/nightly.ts'
import { forgetUploadsJob } from '../ground/imports/uploads.ts'
import type { AnyJob } from '../ground/jobs/jobs.ts'
import { sealJournalJob } from '../ground/journal/seal-journal.ts'
import { MAIL_JOB } from '../ground/mail/mail.ts'
import { demandJob } from '../rooms/activities/demand/jobs.ts'
import { forgetSignUpsJob, signUpsJob } from '../rooms/activities/queue/jobs.ts'
import { forgetVotesJob } from '../rooms/calls/jobs.ts'
import { newsletterJob, sendIssuesJob } from '../rooms/directory/sending/jobs.ts'
import { noticesJob } from '../rooms/exchange/notices/jobs.ts'
import { forgetSignalsJob } from '../rooms/intakes/school/jobs.ts'
import { remindersJob } from '../rooms/pacts/reminders/jobs.ts'
import { bookingsJob } from '../rooms/places/waiting/jobs.ts'
import { retentionJob } from './privacy/retention.ts'

/** Everything that is done outside a request. */
export const allJobs = (auth: Auth): readonly AnyJob[] => [
  MAIL_JOB,
  forgetUploadsJob,
  tidyJob(auth),
  forgetErasedJob(auth),
  sealJournalJob,
  retentionJob,
  forgetSignalsJob,
  forgetVotesJob,
  newsletterJob,
  sendIssuesJob(auth.baseUrl),
  remindersJob(auth),
  signUpsJob(auth.baseUrl),
  forgetSignUpsJob,
  demandJob(auth.baseUrl),
  noticesJob(auth),
  bookingsJob(auth.baseUrl),
  nightlyBackupJob,
]

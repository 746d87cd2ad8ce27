import { useTexts } from '../../../ground/texts/use-texts.ts'
import { Select } from '../../../ground/ui/choices.tsx'
import { Field, TextArea } from '../../../ground/ui/field.tsx'
import type { Town } from '../../people/parts/towns.ts'
import { KINDS } from '../rules.ts'
import type { WithContact } from './organisation-here.ts'

type FieldsProps = Partial<WithContact> & { towns: readonly Town[]; name?: string | undefined }

/** What is written of an organisation: first what everyone may read once it is listed, then what the team keeps. */
export function OrganisationFields({ organisation, contact, team = true, towns, name }: FieldsProps) {
  const { t } = useTexts()
  return (
    <>
      <Field
        name="name"
        label="organisations.form.name"
        value={organisation?.name ?? name}
        required
        maxlength={200}
      />
      <div class="field-row">
        <Select
          name="kind"
          label="organisations.form.kind"
          options={KINDS.map((value) => ({ value, label: t(`organisations.kind.${value}`) }))}
          value={organisation?.kind}
          required
        />
        <Field
          name="fiscalCode"
          label="organisations.form.fiscalCode"
          value={organisation?.fiscal_code}
          maxlength={20}
        />
      </div>
      <div class="field-row">
        <Select
          name="municipality"
          label="organisations.form.municipality"
          options={towns}
          value={organisation?.istat_code}
        />
        <Field
          name="address"
          label="organisations.form.address"
          value={organisation?.address}
          maxlength={200}
        />
      </div>
      <TextArea
        name="description"
        label="organisations.form.description"
        value={organisation?.description}
        maxlength={4000}
      />
      <TextArea
        name="offers"
        label="organisations.form.offers"
        value={organisation?.offers}
        rows={3}
        maxlength={2000}
      />
      <TextArea
        name="looksFor"
        label="organisations.form.looksFor"
        value={organisation?.looks_for}
        rows={3}
        maxlength={2000}
      />
      <div class="field-row">
        <Field
          name="publicPhone"
          type="tel"
          label="organisations.form.publicPhone"
          value={organisation?.public_phone}
          maxlength={40}
        />
        <Field
          name="publicEmail"
          type="email"
          label="organisations.form.publicEmail"
          value={organisation?.public_email}
        />
      </div>
      <Field
        name="website"
        type="url"
        label="organisations.form.website"
        value={organisation?.website}
        maxlength={300}
      />
      {team && <ContactFields contact={contact} />}
    </>
  )
}

function ContactFields({ contact }: Pick<FieldsProps, 'contact'>) {
  const { t } = useTexts()
  return (
    <>
      <h2>{t('organisations.staff.contacts')}</h2>
      <p class="hint">{t('organisations.form.contactsHint')}</p>
      <div class="field-row">
        <Field
          name="contactPhone"
          type="tel"
          label="organisations.form.contactPhone"
          value={contact?.phone}
          maxlength={40}
        />
        <Field
          name="contactEmail"
          type="email"
          label="organisations.form.contactEmail"
          value={contact?.email}
        />
      </div>
      <TextArea
        name="contactNote"
        label="organisations.form.contactNote"
        value={contact?.note}
        rows={2}
        maxlength={1000}
      />
    </>
  )
}

import { useTexts } from '../../../ground/texts/use-texts.ts'

type Contact = { id: string; name: string; email: string | null; phone: string | null }

const dialled = (phone: string) => phone.replace(/[^\d+]/g, '')

/** Telephone and e-mail as links, for those who agreed to be listed. */
export function ContactLinks({ email, phone }: { email: string | null; phone: string | null }) {
  if (!email && !phone) return null
  return (
    <span class="beside">
      {phone && <a href={`tel:${dialled(phone)}`}>{phone}</a>}
      {email && <a href={`mailto:${email}`}>{email}</a>}
    </span>
  )
}

/** Who runs a place and how to reach them. */
export function ManagerList({
  managers,
  href,
}: {
  managers: readonly Contact[]
  href: (id: string) => string
}) {
  const { t } = useTexts()
  if (managers.length === 0) return <p>{t('directory.contacts.none')}</p>
  return (
    <ul class="plain-list">
      {managers.map((one) => (
        <li>
          <a href={href(one.id)}>{one.name}</a>
          <div>
            <ContactLinks {...one} />
          </div>
        </li>
      ))}
    </ul>
  )
}

import { FORMAT, type Pack } from '../../rules.ts'
import { aim, s, watch } from './said.ts'

/** Civic centers, as six were opened in the Distretto Cremasco. */
export const centers: Pack = {
  format: FORMAT,
  id: '7c0a1b6e-0f1d-4b57-9a10-5d0c2b7e1a03',
  number: 1,
  madeOn: '2026-11-20',
  from: null,
  title: s('Centri civici', 'Civic centres'),
  lead: s(
    'Restituire alla comunità spazi civili inutilizzati o usati in parte: scelti con una scheda pubblica, tenuti aperti da un coordinatore con le famiglie.',
    'Giving unused or part-used civic spaces back to the community: chosen by a public score sheet, held by a coordinator together with families.',
  ),
  pieces: [
    {
      code: 'sheet',
      kind: 'sheet',
      title: s('Centri civici', 'Civic centres'),
      words: {
        commissioner: s('L’ufficio di piano del distretto', 'The planning office of the district'),
        need: s(
          'Aule, palestre e centri per i ragazzi restano chiusi gran parte della settimana. Intanto famiglie e gruppi cercano spazi, in orari che vadano d’accordo con il lavoro.',
          'Classrooms, gyms and youth centres stay closed for most of the week. Meanwhile families and groups look for spaces, at times that fit with work.',
        ),
        goal: s(
          'Fare di una scuola o di un centro sociale un luogo di relazioni, che le famiglie e tutta la comunità sentano proprio.',
          'To make a school or a social centre a place of relations, which families and the whole community feel is theirs.',
        ),
        design: s(
          '- Pubblicare criteri e pesi prima di cercare gli spazi\n- Chiedere a chi propone uno spazio chi già lo usa e chi potrebbe usarlo\n- Scegliere il coordinatore prima delle chiavi',
          '- Publish criteria and weights before looking for spaces\n- Ask whoever offers a space who uses it already and who could\n- Choose the coordinator before the keys',
        ),
        done: s(
          'Sei centri civici: tre istituti comprensivi, una scuola primaria, due centri sociali. In ciascuno c’è un coordinatore, con le famiglie. Chi paga e chi non può pagare stanno insieme. Aperture, chiusure e pulizie sono affidate a borse lavoro o a patti generativi.',
          'Six civic centres: three school institutes, a primary school, two social centres. Each has a coordinator, together with families. Those who pay and those who cannot are together. Opening, closing and cleaning are done through work grants or generative pacts.',
        ),
        methods: s(
          'Bando con scheda di valutazione pubblica; un gruppo di lavoro tra i coordinatori del distretto; incontri di scambio con chi conduce i laboratori.',
          'A call with a public score sheet; a district working group among coordinators; exchanges with those who lead labs.',
        ),
        tools: s(
          'Scheda di valutazione, accordo d’uso, registro delle chiavi, turni di apertura.',
          'Score sheet, agreement of use, register of keys, a rota for opening.',
        ),
        people: s(
          'Scuole, Comuni, famiglie, associazioni, il coordinatore del centro.',
          'Schools, municipalities, families, associations, the coordinator of the centre.',
        ),
        strengths: s(
          '- La presenza di un coordinatore\n- Le famiglie decidono quali corsi partono\n- Chi paga e chi non paga stanno nella stessa stanza',
          '- A coordinator is there\n- Families decide which courses start\n- Those who pay and those who do not are in the same room',
        ),
        weaknesses: s(
          '- Responsabilità e assicurazioni da chiarire ogni volta\n- Le pulizie, se nessuno se ne occupa',
          '- Liability and insurance to be settled each time\n- Cleaning, if nobody takes it up',
        ),
        opportunities: s(
          '- Scuole che vogliono aprirsi al territorio\n- Borse lavoro e patti per le aperture',
          '- Schools that want to open up\n- Work grants and pacts for the openings',
        ),
        threats: s(
          '- Cambia il dirigente e si ricomincia\n- Il luogo torna di una sola categoria di persone',
          '- The head teacher changes and everything begins again\n- The place goes back to one kind of people only',
        ),
        transfer: s(
          'La scuola smette di essere il luogo a cui si fanno richieste e si apre: altri ne diventano parte attiva. Si trasferisce con la scheda di valutazione, un accordo d’uso firmato e un coordinatore pagato per almeno otto ore la settimana.',
          'The school stops being where requests are sent and opens up: others become an active part of it. It travels with the score sheet, a signed agreement of use and a coordinator paid for at least eight hours a week.',
        ),
        sources: s(
          'FareLegami, Distretto Cremasco, 2015–2018.',
          'FareLegami, Distretto Cremasco, 2015–2018.',
        ),
      },
    },
    {
      code: 'sheet-spaces',
      kind: 'space_sheet',
      title: s('Spazi da restituire alla comunità', 'Spaces to give back to the community'),
      body: s(
        'Cerchiamo spazi pubblici o di enti, vuoti o usati in parte, che possano diventare centri civici. Chi propone uno spazio risponde alle domande della scheda; i punteggi e le ragioni saranno pubblici.',
        'We look for spaces of public bodies or of others, empty or used in part, that could become civic centres. Whoever offers one answers the questions of the sheet; scores and reasons will be public.',
      ),
      criteria: [
        {
          label: s(
            'Chi usa lo spazio, e quanto sono diverse le persone che ci vengono',
            'Who uses the space, and how different from each other they are',
          ),
          weight: 20,
          best: 10,
        },
        { label: s('Le stanze e le attrezzature', 'Rooms and equipment'), weight: 15, best: 10 },
        {
          label: s(
            'Chi pagherebbe per usarlo, e le risorse che ci sono già',
            'Who would pay to use it, and the resources that are there already',
          ),
          weight: 15,
          best: 10,
        },
        { label: s('I bisogni a cui risponde', 'The needs it answers'), weight: 20, best: 10 },
        {
          label: s('Le reti attive, formali e informali', 'Active networks, formal and informal'),
          weight: 15,
          best: 10,
        },
        { label: s('Gli enti da coinvolgere', 'The bodies to involve'), weight: 5, best: 10 },
        {
          label: s('La capacità di attrarre risorse', 'The capacity to attract resources'),
          weight: 10,
          best: 10,
        },
      ],
    },
    {
      code: 'call-ideas',
      kind: 'call',
      title: s('Idee per far vivere il centro civico', 'Ideas to bring the civic centre to life'),
      body: s(
        'Un piccolo contributo per chi vuole proporre qualcosa negli spazi del centro civico, in orari che vadano d’accordo con il lavoro e la scuola.',
        'A small grant for whoever wants to propose something in the spaces of the civic centre, at hours that fit with work and school.',
      ),
      who: ['person', 'group', 'organisation'],
      criteria: [
        {
          label: s(
            'Mette insieme persone che non si conoscono',
            'It brings together people who do not know each other',
          ),
          weight: 30,
          best: 10,
        },
        {
          label: s(
            'Risponde a un bisogno delle famiglie del luogo',
            'It answers a need of the families there',
          ),
          weight: 30,
          best: 10,
        },
        {
          label: s('Chi propone si impegna in prima persona', 'Whoever proposes it does it themselves'),
          weight: 20,
          best: 10,
        },
        {
          label: s('Può andare avanti quando finisce il contributo', 'It can go on when the grant ends'),
          weight: 20,
          best: 10,
        },
      ],
    },
    {
      code: 'course-families',
      kind: 'activity',
      title: s('Corso chiesto dalle famiglie', 'A course that families asked for'),
      body: s(
        'Parte quando lo chiedono abbastanza famiglie: musica, lingua, compiti, ginnastica dolce. Chi non può pagare partecipa alle stesse condizioni.',
        'It starts when enough families join: music, a language, homework, gentle gymnastics. Those who cannot pay take part on the same terms.',
      ),
      activity: 'course',
      area: 'families',
    },
    {
      code: 'document-use',
      kind: 'document',
      title: s('Accordo d’uso degli spazi', 'Agreement on the use of spaces'),
      body: s(
        '# Le parti\nTra {{proprietario}} e {{gestore}}, per l’ambito {{territorio}}, il giorno {{oggi}}.\n# Gli spazi e gli orari\nSono messi a disposizione {{stanze}} nei giorni {{giorni}}, fuori dall’orario scolastico.\n# Il coordinatore\n{{nome}} tiene il calendario, le chiavi e i contatti con le famiglie.\n# Apertura, chiusura, pulizie\nSono affidate a {{chi}}, anche con borse lavoro o patti generativi.\n# Tariffe\nChi può paga secondo il tariffario pubblico; il centro civico tiene posti gratuiti.\n# Responsabilità e assicurazione\n# Durata e verifica\nL’accordo vale un anno scolastico; le parti lo verificano a febbraio e a giugno.',
        '# The parties\nBetween {{owner}} and {{manager}}, for the district {{territory}}, on {{today}}.\n# Spaces and hours\n{{rooms}} are made available on {{days}}, outside school hours.\n# The coordinator\n{{name}} keeps the calendar, the keys and the contacts with families.\n# Opening, closing, cleaning\nThey are done by {{who}}, also through work grants or generative pacts.\n# Fees\nThose who can pay by the public tariff; the centre keeps free places.\n# Liability and insurance\n# Duration and review\nThe agreement lasts a school year; the parties review it in February and June.',
      ),
    },
    aim(
      'civic_centers',
      2,
      18,
      s('Quanti spazi sono tornati alla comunità', 'How many spaces went back to the community'),
    ),
    watch('bookings_hours', s('Quante ore si usano', 'How many hours are used')),
    watch('ideas_funded', s('Quante proposte sono partite', 'How many proposals started')),
  ],
}

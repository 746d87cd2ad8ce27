import { FORMAT, type Pack } from '../../rules.ts'
import { aim, s, watch } from './said.ts'

/** Generative pacts, as the Distretto Cremasco wrote them with FareLegami. */
export const pacts: Pack = {
  format: FORMAT,
  id: '7c0a1b6e-0f1d-4b57-9a10-5d0c2b7e1a02',
  number: 1,
  madeOn: '2026-11-20',
  from: null,
  title: s('Patti generativi', 'Generative pacts'),
  lead: s(
    'Patti per persone e famiglie in un momento difficile, prima che diventi un’emergenza: una micro-équipe, la comunità che si impegna, la persona che restituisce.',
    'Pacts for people and families going through a hard time, before it becomes an emergency: a micro-team, a community that commits, a person who gives back.',
  ),
  pieces: [
    {
      code: 'sheet',
      kind: 'sheet',
      title: s('Patti generativi', 'Generative pacts'),
      words: {
        commissioner: s('L’ufficio di piano del distretto', 'The planning office of the district'),
        need: s(
          'Famiglie che scivolano in fretta nella vulnerabilità, e che hanno risorse e capacità. Gli aiuti che ci sono rispondono a un solo bisogno alla volta, e arrivano tardi.',
          'Families that slide quickly into vulnerability, and that have resources and capabilities. The help at hand answers one need at a time, and late.',
        ),
        goal: s(
          'Passare dall’assistenza alla promozione: un progetto per uscire dal bisogno, scritto insieme, che coinvolge la comunità e fa crescere quello che la persona sa fare.',
          'From assistance to promotion: a way out of need, written together, that involves the community and strengthens what the person can do.',
        ),
        design: s(
          '- Riconoscere i luoghi di ascolto, pubblici e delle associazioni, come porte d’ingresso\n- Decidere chi può aprire un patto: anche un centro di ascolto\n- Fissare un tetto di spesa e chi lo approva',
          '- Recognise places of listening, public and private, as ways in\n- Decide who may open a pact: a listening centre too\n- Set a ceiling for the money, and who approves it',
        ),
        done: s(
          'Attorno a ogni persona o famiglia nasce una micro-équipe: servizi, associazioni, volontari, persone vicine. Insieme si leggono bisogni e capacità. Poi si scrivono gli obiettivi, ciò che la comunità dà, ciò che la persona restituisce, una piccola somma, i passi e le verifiche. Il patto sta insieme con altri aiuti, come titoli sociali e progetti FNA.',
          'A micro-team forms around each person or family: services, associations, volunteers, people close by. Together they read needs and capabilities. Then they write the goals, what the community gives, what the person gives back, a small sum, steps and reviews. The pact works together with other measures.',
        ),
        methods: s(
          'Lettura condivisa di bisogni e risorse; tempi e luoghi di tutti i giorni, dentro la comunità; verifica con la persona, che risponde sulla propria capacità prima e dopo.',
          'Shared reading of needs and resources; everyday times and places, inside the community; review with the person, who answers on their own capability before and after.',
        ),
        tools: s(
          'Il patto in una pagina, a due colonne: la comunità dà, io do.',
          'The pact on one page, in two columns: the community gives, I give.',
        ),
        people: s(
          'Chi conta per quella famiglia: assistenti sociali, educatori, centri di ascolto, volontari, vicini, parenti.',
          'Those who matter to that family: social workers, educators, listening centres, volunteers, neighbours, relatives.',
        ),
        strengths: s(
          '- È entrato nel lavoro di tutti i giorni: dall’assistenza alla promozione\n- Le micro-équipe al lavoro\n- Un’occasione per chi non è ancora in grande difficoltà',
          '- It has become part of everyday work: from assistance to promotion\n- Micro-teams at work\n- An opportunity for people not yet in great difficulty',
        ),
        weaknesses: s(
          '- Chiede tempo a servizi che ne hanno poco\n- I volontari possono sentirsi lontani da un’esperienza organizzata così',
          '- It asks time of services that have little\n- Volunteers may feel far from something organised like this',
        ),
        opportunities: s(
          '- I centri di ascolto imparano a lavorare in rete con altri\n- Si unisce ad altri aiuti',
          '- Listening centres learn to work in a network with others\n- It goes together with other help',
        ),
        threats: s(
          '- I centri di ascolto diventano semplicemente servizi sociali\n- La restituzione viene intesa come lavoro in cambio di aiuto',
          '- Listening centres simply become social services\n- Giving back is taken for work in exchange for help',
        ),
        transfer: s(
          'Dura, e altri lo possono copiare, quando entra nel modo di lavorare anche dei servizi e delle cooperative. Una persona porta risorse, oltre che bisogni. Serve un fondo con un tetto per patto e due ore di formazione per chi lo propone.',
          'It lasts, and others can copy it, when it enters the way public services and cooperatives work too. A person brings resources as well as needs. It takes a fund with a ceiling for each pact, and two hours of training for those who propose it.',
        ),
        sources: s(
          'FareLegami, Distretto Cremasco, 2015–2018; welfare generativo.',
          'FareLegami, Distretto Cremasco, 2015–2018; generative welfare.',
        ),
      },
    },
    {
      code: 'kind-inclusion',
      kind: 'pact_kind',
      title: s('Patto generativo di inclusione', 'Generative pact of inclusion'),
      countsAs: 'pact',
      asks: ['goals', 'give_backs', 'measures', 'money', 'steps', 'reviews', 'capability', 'indirect'],
      questions: [
        s(
          'Che cosa sta cambiando nella vita di questa famiglia?',
          'What is changing in the life of this family?',
        ),
        s('Chi le è già vicino, e che cosa può fare?', 'Who is close to them already, and what can they do?'),
        s('Che cosa sa fare che ad altri manca?', 'What can they do that others lack?'),
      ],
      needsGiveBack: true,
    },
    {
      code: 'kind-light',
      kind: 'pact_kind',
      title: s('Patto leggero di vicinato', 'Light neighbourhood pact'),
      countsAs: 'pact',
      asks: ['goals', 'give_backs', 'steps', 'reviews'],
      questions: [s('Chi apre la porta, e chi bussa?', 'Who opens the door, and who knocks?')],
      needsGiveBack: true,
    },
    {
      code: 'rule',
      kind: 'pact_rule',
      ceilingCents: 200_000,
      question: s(
        'Quanto ti senti capace di affrontare quello che succede, con le persone che hai intorno?',
        'How able do you feel to face what is happening, with the people you have around?',
      ),
      scale: [
        s('Per niente', 'Not at all'),
        s('Poco', 'A little'),
        s('Abbastanza', 'Fairly'),
        s('Molto', 'Much'),
        s('Del tutto', 'Fully'),
      ],
    },
    {
      code: 'course-micro-team',
      kind: 'activity',
      title: s('Formazione: la micro-équipe', 'Training: the micro-team'),
      body: s(
        'Due ore per chi proporrà un patto: leggere capacità accanto ai bisogni, scrivere obiettivi che si possano vedere, una restituzione che abbia senso per chi la fa. Si lavora su una storia inventata.',
        'Two hours for whoever will propose a pact: reading capabilities beside needs, writing goals you can see, a giving back that makes sense to whoever does it. We work on an invented story.',
      ),
      activity: 'course',
      area: 'proximity',
    },
    {
      code: 'text-to-the-person',
      kind: 'text',
      title: s('Come spieghiamo il patto alla persona', 'How we explain the pact to the person'),
      body: s(
        'Questo patto lo scriviamo insieme, e lo firmi solo se ti convince. Da una parte c’è quello che la comunità mette, dall’altra quello che metti tu. Lo conoscono solo le persone che siedono a questo tavolo. Puoi cambiare idea quando vuoi, e dircelo.',
        'We write this pact together, and you sign it only if it convinces you. On one side is what the community puts in, on the other what you put in. Only the people at this table know of it. You may change your mind whenever you like, and tell us.',
      ),
    },
    {
      code: 'document-micro-team',
      kind: 'document',
      title: s('Verbale: nasce la micro-équipe', 'Record of how a micro-team was formed'),
      body: s(
        '# Incontro\nIl giorno {{oggi}}, a {{luogo}}, nel territorio {{territorio}}.\n# Chi siede al tavolo\nServizio pubblico: {{nome}}\nTerzo settore: {{nome}}\nVolontari: {{nome}}\nPersone vicine, scelte dalla persona: {{nome}}\n# Chi tiene i fili\nLa persona di riferimento è {{nome}}: convoca, scrive, avvisa.\n# Riservatezza\nCiò che si dice qui resta a questo tavolo. Ogni documento è conservato nel patto e letto solo da chi ne fa parte.\n# Prossimo incontro',
        '# Meeting\nOn {{today}}, in {{place}}, in the territory {{territory}}.\n# Who sits at the table\nPublic service: {{name}}\nThird sector: {{name}}\nVolunteers: {{name}}\nPeople close by, chosen by the person: {{name}}\n# Who holds the threads\nThe person of reference is {{name}}: they call, write and keep people informed.\n# Confidentiality\nWhat is said here stays at this table. Every document is kept in the pact and read only by those who are part of it.\n# Next meeting',
      ),
    },
    aim('pacts_direct', 15, 12, s('Quante persone hanno un patto', 'How many people have a pact')),
    watch('pacts_indirect', s('Quante stanno meglio con loro', 'How many are better off with them')),
    watch(
      'fna_direct',
      s('I progetti FNA scritti nello stesso modo', 'FNA projects written in the same way'),
    ),
  ],
}

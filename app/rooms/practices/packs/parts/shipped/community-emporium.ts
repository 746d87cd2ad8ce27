import { FORMAT, type Pack } from '../../rules.ts'
import { aim, s, watch } from './said.ts'

/** The community emporium, as N.E.T. runs it in Brescia. */
export const emporium: Pack = {
  format: FORMAT,
  id: '7c0a1b6e-0f1d-4b57-9a10-5d0c2b7e1a04',
  number: 1,
  madeOn: '2026-11-20',
  from: null,
  title: s('Emporio di comunità', 'Community emporium'),
  lead: s(
    'Un luogo in cui si scambiano beni, saperi, capacità e tempo: economia circolare, senza denaro, e chi riceve resta riservato.',
    'A place where goods, knowledge, skills and time are exchanged: a circular economy, without money, where those who receive stay private.',
  ),
  pieces: [
    {
      code: 'sheet',
      kind: 'sheet',
      title: s('Emporio di comunità', 'Community emporium'),
      words: {
        commissioner: s(
          'Il Comune, con le cooperative che gestiscono il nucleo educativo',
          'The municipality, with the cooperatives that run the educational team',
        ),
        need: s(
          'Cose ancora buone si buttano mentre altri le comprano a fatica. Chi riceve si sente in debito, e chi sa fare qualcosa non trova a chi serve.',
          'Things that are still good are thrown away while others struggle to buy them. Those who receive feel in debt, and those who can do something find nobody who needs it.',
        ),
        goal: s(
          'Far girare le cose invece di buttarle, e dare valore a quello che le persone sanno fare: ciascuno porta qualcosa, ciascuno prende qualcosa.',
          'To keep things in use instead of throwing them away, and to value what people can do: everybody brings something, everybody takes something.',
        ),
        design: s(
          '- Scegliere un luogo di passaggio, con scaffali e un tavolo\n- Scrivere poche regole uguali per tutti: nessuno deve dimostrare un bisogno\n- Trovare chi accoglie, ripara, pesa',
          '- Choose a place people pass by, with shelves and a table\n- Write few rules, the same for all: nobody has to prove a need\n- Find people who welcome, mend and weigh',
        ),
        done: s(
          'Si raccolgono beni usati, li si controlla e li si mette a disposizione; si prenotano dal sito o in presenza e si ritirano entro cinque giorni. Accanto ai beni si scambiano ore e saperi, con un saldo che non è denaro. Una volta al mese c’è il laboratorio che ripara.',
          'Used goods are collected, checked and offered; they are booked on the site or there and handed over within five days. Beside goods, hours and knowledge are exchanged, with a balance that is not money. Once a month a lab mends things.',
        ),
        methods: s(
          'Le stesse regole per tutti, la riservatezza di chi riceve, la restituzione libera: chi prende può dare altro, ad altri, più tardi.',
          'The same rules for all, privacy for those who receive, free giving back: whoever takes may give something else, to others, later.',
        ),
        tools: s(
          'Bigliettini per chi non usa il telefono, registro dei chili, cartellini delle cose.',
          'Paper slips for people who use no phone, a register of kilograms, tags on things.',
        ),
        people: s(
          'Volontari, educatori, famiglie, negozi e associazioni che donano, giovani che riparano.',
          'Volunteers, educators, families, shops and associations that give, youths who mend.',
        ),
        strengths: s(
          '- Nessuno dimostra un bisogno\n- I saperi valgono quanto le cose\n- Si vede che cosa si è evitato di buttare',
          '- Nobody proves a need\n- Knowledge is worth as much as things\n- You can see what was not thrown away',
        ),
        weaknesses: s(
          '- Serve spazio, e qualcuno che scelga ciò che arriva\n- Le ore si scambiano meno delle cose, all’inizio',
          '- It takes space, and somebody to sort what arrives\n- Hours are exchanged less than things, at first',
        ),
        opportunities: s(
          '- Negozi con resi e fine serie\n- Scuole e biblioteche come punti di raccolta',
          '- Shops with returns and ends of line\n- Schools and libraries as collection points',
        ),
        threats: s(
          '- Diventare il magazzino di ciò che nessuno vuole\n- Essere letto come distribuzione ai poveri',
          '- Becoming the store of what nobody wants\n- Being read as a hand-out to the poor',
        ),
        transfer: s(
          'Bastano una stanza, due mezze giornate la settimana e un gruppo di sei volontari. Regole, testi e pesi delle proposte sono in questo pacchetto; si adattano dopo tre mesi, con chi ci viene.',
          'A room, two half days a week and a group of six volunteers are enough. Rules, texts and weights of the proposals are in this pack; adapt them after three months, with those who come.',
        ),
        sources: s(
          'N.E.T. – Nucleo Educativo Territoriale, Comune di Brescia.',
          'N.E.T. – Nucleo Educativo Territoriale, municipality of Brescia.',
        ),
      },
    },
    {
      code: 'lab-repair',
      kind: 'activity',
      title: s('Laboratorio che ripara', 'The mending lab'),
      body: s(
        'Porta una cosa che non funziona e resta a vedere come si aggiusta: bici, lampade, vestiti, piccoli elettrodomestici. Chi sa riparare insegna, chi non sa impara.',
        'Bring something that does not work and stay to see how it is mended: bikes, lamps, clothes, small appliances. Those who can mend teach, those who cannot learn.',
      ),
      activity: 'lab',
      area: 'proximity',
    },
    {
      code: 'event-swap',
      kind: 'activity',
      title: s('Giornata dello scambio', 'Swapping day'),
      body: s(
        'Un giorno a stagione: vestiti dei bambini, libri, giochi, attrezzi. Si porta, si prende, si beve qualcosa insieme.',
        'One day each season: children’s clothes, books, toys, tools. Bring, take, have a drink together.',
      ),
      activity: 'event',
      area: 'promotion',
    },
    {
      code: 'text-rules',
      kind: 'text',
      title: s('Le regole dell’emporio', 'The rules of the emporium'),
      body: s(
        '- Chiunque può portare e chiunque può prendere\n- Non passa denaro\n- Si portano cose pulite, intere, che daresti a un amico\n- Si prenotano al massimo tre cose alla volta, e si ritirano entro cinque giorni\n- Nessuno chiede perché ti serve\n- Un’ora vale un’ora, qualunque cosa si faccia',
        '- Anyone may bring and anyone may take\n- No money changes hands\n- Bring things that are clean, whole, and that you would give to a friend\n- Book at most three things at a time, and fetch them within five days\n- Nobody asks why you need it\n- An hour is an hour, whatever you do',
      ),
    },
    {
      code: 'document-giver',
      kind: 'document',
      title: s('Lettera a chi può donare', 'Letter to possible donors'),
      body: s(
        '# Gentile {{nome}}\nNel territorio {{territorio}} è aperto l’emporio di comunità: un luogo in cui le cose ancora buone trovano chi le usa, senza denaro.\n# Che cosa possiamo ricevere\nResi, fine serie, arredi e attrezzature in buono stato. Veniamo a prenderli noi.\n# Che cosa diciamo di lei\nOgni anno pubblichiamo quanti chili non sono diventati rifiuti. Se vuole, scriviamo anche da chi.\n# Come rispondere\nBasta una risposta a {{contatto}}.\nCordiali saluti, {{oggi}}',
        '# Dear {{name}}\nThe community emporium is open in {{territory}}: a place where things that are still good find people who use them, without money.\n# What we can take\nReturns, ends of line, furniture and equipment in good condition. We come and fetch them.\n# What we say of you\nEvery year we publish how many kilograms did not become waste. If you like, also whose they were.\n# How to answer\nAn answer to {{contact}} is enough.\nYours sincerely, {{today}}',
      ),
    },
    { code: 'weights-goods', kind: 'weights', exchange: 'goods', weights: { condition: 50, near: 50 } },
    aim('exchanges', 60, 12, s('Quanti scambi in un anno', 'How many exchanges in a year')),
    watch(
      'exchange_hours',
      s('Quante ore di tempo si sono scambiate', 'How many hours of time were exchanged'),
    ),
    watch('volunteers_active', s('Quanti lo tengono aperto', 'How many keep it open')),
  ],
}

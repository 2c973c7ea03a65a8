import IsnadLexicon
import IsnadRecords

/// One reporting verb: what it means and what may follow it.
struct CueEntry: Sendable {
  let lemma: String
  let stance: Statement.Stance
  let takes: Frames
  let marks: Marks
  /// Folded words after which the verb reports nothing (`أعلن الحرب`).
  let notBefore: [[UInt8]]
  /// Folded words of which one must follow, and is part of the cue (`ألقى اللوم`); empty for most.
  let with: [[UInt8]]

  /// What a cue takes as its content.
  struct Frames: OptionSet, Sendable, Hashable {
    let rawValue: UInt32
    /// A clause after أن, إن or بأن.
    static let that = Frames(rawValue: 1 << 0)
    /// A clause after this preposition and أن.
    static let ila = Frames(rawValue: 1 << 1)
    static let ala = Frames(rawValue: 1 << 2)
    static let min = Frames(rawValue: 1 << 3)
    static let an = Frames(rawValue: 1 << 4)
    static let bi = Frames(rawValue: 1 << 5)
    static let fi = Frames(rawValue: 1 << 6)
    /// A noun phrase after this preposition.
    static let ilaNoun = Frames(rawValue: 1 << 7)
    static let alaNoun = Frames(rawValue: 1 << 8)
    static let minNoun = Frames(rawValue: 1 << 9)
    static let anNoun = Frames(rawValue: 1 << 10)
    static let biNoun = Frames(rawValue: 1 << 11)
    /// A noun phrase as object.
    static let noun = Frames(rawValue: 1 << 12)
    /// A quotation, or anything after a colon.
    static let quote = Frames(rawValue: 1 << 13)
    /// An object, then what it is called: بأنه, ب, باعتباره, بوصفه.
    static let predicate = Frames(rawValue: 1 << 14)
    /// Two objects (`اعتبره خطأ`).
    static let two = Frames(rawValue: 1 << 15)
    static let whether = Frames(rawValue: 1 << 16)

    static let names: [String: Frames] = [
      "that": .that, "ila": .ila, "ala": .ala, "min": .min, "an": .an, "bi": .bi, "fi": .fi, "ila+n": .ilaNoun,
      "ala+n": .alaNoun,
      "min+n": .minNoun, "an+n": .anNoun, "bi+n": .biNoun, "noun": .noun, "quote": .quote, "as": .predicate,
      "two": .two,
      "whether": .whether,
    ]
  }

  struct Marks: OptionSet, Sendable, Hashable {
    let rawValue: UInt16
    /// The object is the one who is told (`أخبره أن`).
    static let person = Marks(rawValue: 1 << 0)
    /// A common noun or another word is written the same.
    static let homograph = Marks(rawValue: 1 << 1)
    /// Cognition: reports only with a subject that is told.
    static let thought = Marks(rawValue: 1 << 2)
    /// Reports only with a document as subject.
    static let document = Marks(rawValue: 1 << 3)
    /// Often passive without a mark of it (`يُعتقد أن`).
    static let unwritten = Marks(rawValue: 1 << 4)
    /// Passes on the words of another (`نقل عن`).
    static let relay = Marks(rawValue: 1 << 5)
    /// Reports only with a clause or a quotation.
    static let weak = Marks(rawValue: 1 << 6)
    /// Goes on with what the same speaker said just before (`وأضاف`, `وتابع`).
    static let continues = Marks(rawValue: 1 << 7)

    /// An object stands before what is said of it (`وبررته بغياب الشروط`).
    static let object = Marks(rawValue: 1 << 8)
    /// Things show it too (`الأدلة تشير إلى أن`): behind a relative or a demonstrative it reports only with a known speaker.
    static let sign = Marks(rawValue: 1 << 9)

    /// Its first person reports too, in somebody's words (`قلت لهم إنني`).
    static let spoken = Marks(rawValue: 1 << 10)

    /// Reports what was found, not what is to be done (`قررت المحكمة أن العقد باطل`, never `قرر أن يعود`).
    static let finding = Marks(rawValue: 1 << 11)
    /// A noun for what a paper says (`رسالة مفادها أن`): whose paper it is speaks.
    static let paper = Marks(rawValue: 1 << 12)
    /// Its imperfect means to know but where a body opens its sentence with it (`تعلم الهيئة أن`).
    static let notice = Marks(rawValue: 1 << 14)
    /// Who is told stands behind إلى (`كتب الوزير إلى البرلمان أن`).
    static let sent = Marks(rawValue: 1 << 15)
    /// Who is told stands behind من (`طلب الوزير من السكان أن`).
    static let asked = Marks(rawValue: 1 << 13)

    static let names: [String: Marks] = [
      "spoken": .spoken, "finding": .finding, "paper": .paper, "asked": .asked, "notice": .notice, "sent": .sent,
      "object": .object,
      "sign": .sign,
      "person": .person, "homograph": .homograph,
      "thought": .thought,
      "document": .document, "unwritten": .unwritten,
      "relay": .relay,
      "weak": .weak, "continues": .continues,
    ]
  }
}

/// One way to read a spelling as a form of a reporting verb.
struct CueReading: Sendable, Hashable {
  enum Kind: UInt8, Sendable { case verb, participle, masdar }

  /// Index into ``CueLexicon/entries``.
  let entry: Int
  let kind: Kind
  var aspect: Conjugation.Aspect = .perfect
  var voice: Conjugation.Voice = .active
  var isPlural = false
  var isFeminine = false
  /// Whether the form is written with ى at its end, so that a text's ي is another word (رأى, رأي).
  var endsInMaqsura = false
  /// Whether a pronoun must follow (`نفاه`).
  var needsPronoun = false
  /// قلت, أقول: who speaks tells what he himself said.
  var isFirstPerson = false
}

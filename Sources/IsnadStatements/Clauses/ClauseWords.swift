import CIsnadData
import IsnadDocument
import IsnadLexicon
import IsnadText

/// Closed-class words that bound noun phrases and clauses.
struct ClauseWords: Sendable {
  struct Classes: OptionSet, Sendable, Hashable {
    let rawValue: UInt64
    static let preposition = Classes(rawValue: 1)
    static let relative = Classes(rawValue: 2)
    static let subordinator = Classes(rawValue: 4)
    static let particle = Classes(rawValue: 8)
    /// Words that a following أن belongs to (`بعد أن`, `يجب أن`).
    static let owner = Classes(rawValue: 16)
    static let adverb = Classes(rawValue: 32)
    static let pronoun = Classes(rawValue: 64)
    static let timeLead = Classes(rawValue: 128)
    /// Not in the table: و or ف is attached to the word.
    static let joined = Classes(rawValue: 256)

    /// Nouns that stand before a name without an article (`دكتور`).
    static let title = Classes(rawValue: 512)
    /// Organs of a state or a person: with a name they are a speaker of their own (`حكومة الهند`).
    static let organ = Classes(rawValue: 1024)
    static let demonstrative = Classes(rawValue: 2048)
    static let negation = Classes(rawValue: 4096)
    /// A clause of the outlet's own begins here, whatever was reported before (`في حين`, `بينما`).
    static let turn = Classes(rawValue: 8192)
    /// The name of a Latin letter (`سي إن إن`): إن beside it opens no clause.
    static let letter = Classes(rawValue: 1 << 14)
    /// Nouns for what others say, of which one may deny that it is so (`رفض فكرة أن`, `نفى الأنباء القائلة بأن`).
    static let claim = Classes(rawValue: 1 << 15)
    /// Words that go with فيما before them: it begins no clause (`فيما يتعلق`, `فيما بعد`).
    static let topic = Classes(rawValue: 1 << 16)
    /// Polls and the shares of those who answered them: what they say is no statement.
    static let survey = Classes(rawValue: 1 << 17)
    /// A clause begins here that the main clause follows (`بينما يقول …، فإن …`).
    static let concession = Classes(rawValue: 1 << 18)
    /// A preposition with its pronoun, for the one who is told or the document (`قيل لها إنه`, `قال فيها إنه`): it governs no
    /// clause.
    static let told = Classes(rawValue: 1 << 19)
    /// A clause of somebody's own words begins here, with أن before it or without (`لن نقبل`, `هناك أنواع`).
    static let opener = Classes(rawValue: 1 << 20)
    /// With these an outlet turns to its readers, if an address follows.
    static let call = Classes(rawValue: 1 << 21)

    /// Words that an outlet's name has (`سي إن بي سي نيوز`): behind an attached ل it is who is told.
    static let press = Classes(rawValue: 1 << 22)
    /// Those who work for an outlet: ل behind them says for which.
    static let staff = Classes(rawValue: 1 << 23)
    /// Parts of a body that speak for it (`إدارة الشرطة`, `قسم الشرطة`).
    static let branch = Classes(rawValue: 1 << 24)
    /// Words between a document and عن with whose it is (`تقرير صادر عن الوزارة`).
    static let issued = Classes(rawValue: 1 << 25)

    /// What stands for who asks and who is asked before the colons of an interview (`س:`, `ج:`).
    static let question = Classes(rawValue: 1 << 26)
    static let answer = Classes(rawValue: 1 << 27)

    /// With these an outlet recalls something of its own (`يذكر أن`, `جدير بالذكر أن`): what follows أن is told, not said.
    static let recall = Classes(rawValue: 1 << 28)
    /// Definite words that no other definite word describes: an object follows (`يعتبر البعض القرار خطأ`).
    static let alone = Classes(rawValue: 1 << 29)
    /// Those before whom one speaks: behind a verb of telling they are told (`أخبر الحشد أن`).
    static let audience = Classes(rawValue: 1 << 30)
    /// How firmly something is said: it stands before the object (`نافيا بشدة الاتهام`).
    static let manner = Classes(rawValue: 1 << 31)
    /// Elatives before a document (`أحدث تقرير`).
    static let elative = Classes(rawValue: 1 << 32)
    /// Those who speak without being named, also at the head of a label (`مصادر طبية: …`).
    static let voice = Classes(rawValue: 1 << 34)
    /// Words that stand behind a noun for emphasis (`أكدت المصادر ذاتها وصول …`).
    static let emphasis = Classes(rawValue: 1 << 35)
    /// Words behind وذلك that give the reason of what is said (`، وذلك بسبب …`): nobody else takes over there.
    static let reason = Classes(rawValue: 1 << 36)
    /// Words behind في that tell when or on what occasion, never in what somebody works.
    static let occasion = Classes(rawValue: 1 << 37)
    /// Definite verbal nouns that are announced, never a part of who announces (`أعلنت الشركة البدء ببناء …`).
    static let act = Classes(rawValue: 1 << 38)
    /// Nouns whose first letters are no article (`التزام`).
    static let bare = Classes(rawValue: 1 << 33)

    fileprivate static let names: [String: Classes] = [
      "preposition": .preposition, "relative": .relative, "subordinator": .subordinator, "particle": .particle,
      "owner": .owner,
      "adverb": .adverb, "pronoun": .pronoun, "time-lead": .timeLead, "title": .title, "organ": .organ,
      "demonstrative": .demonstrative, "negation": .negation, "turn": .turn, "letter": .letter, "claim": .claim,
      "topic": .topic, "survey": .survey,
      "concession": .concession, "told": .told, "opener": .opener, "call": .call,
      "press": .press, "staff": .staff, "branch": .branch, "issued": .issued,
      "question": .question, "answer": .answer, "recall": .recall, "alone": .alone, "audience": .audience,
      "manner": .manner, "elative": .elative,
      "bare": .bare, "voice": .voice, "emphasis": .emphasis, "reason": .reason, "occasion": .occasion, "act": .act,
    ]
  }

  static let shared = ClauseWords(
    Table(isnad_statement_clause_words_bytes(), count: isnad_statement_clause_words_size()))

  private let index: WordIndex
  private let classes: [Classes]

  init(_ table: Table) {
    var index = WordIndex(minimumCapacity: 1024)
    var classes: [Classes] = []
    table.forEachRow { row in
      let kind = Classes.names[row.string(0)] ?? []
      for word in row.field(1).words {
        let place = Int(index.insert(word.folded, Int32(classes.count)))
        if place == classes.count { classes.append(kind) } else { classes[place].formUnion(kind) }
      }
    }
    self.index = index
    self.classes = classes
  }

  /// The classes of every token; words that go with فيما lose theirs beside it, and it begins no clause there.
  func classes(of document: Document) -> [Classes] {
    var found = document.tokens.indices.map {
      document.tokens[$0].kind == .word ? classes(of: document.folded($0)) : []
    }
    for token in found.indices.dropLast()
    where (document.token(token, is: "فيما") || document.token(token, is: "وفيما")) && found[token + 1].contains(.topic)
    {
      found[token].subtract([.turn, .subordinator])
      if found[token + 1].contains(.owner) { found[token + 1] = .adverb }
    }
    return found
  }

  /// The classes of a folded word; with an attached و or ف the classes of the rest, and ``Classes/joined``.
  func classes(of word: ArraySlice<UInt8>) -> Classes {
    if let found = index[word] { return classes[Int(found)] }
    guard word.count > 4, word.starts(with: ClauseWords.waw) || word.starts(with: ClauseWords.fa) else { return [] }
    guard let found = index[word.dropFirst(2)] else { return [] }
    return classes[Int(found)].union(.joined)
  }

  private static let waw = Array("و".utf8)
  private static let fa = Array("ف".utf8)
}

import CIsnadData
import IsnadDocument
import IsnadLexicon
import IsnadText

/// What a word can tell in a sentence about a vote or a poll. A word may belong to several classes: رفض is an opponent's act and
/// a result.
struct WordClass: OptionSet, Hashable {
  let rawValue: UInt64

  static let voting = WordClass(rawValue: 1 << 0)
  static let adopt = WordClass(rawValue: 1 << 1)
  static let reject = WordClass(rawValue: 1 << 2)
  static let support = WordClass(rawValue: 1 << 3)
  static let oppose = WordClass(rawValue: 1 << 4)
  static let abstain = WordClass(rawValue: 1 << 5)
  static let absent = WordClass(rawValue: 1 << 6)
  static let favour = WordClass(rawValue: 1 << 7)
  static let contra = WordClass(rawValue: 1 << 8)
  static let versus = WordClass(rawValue: 1 << 9)
  static let majority = WordClass(rawValue: 1 << 10)
  static let tally = WordClass(rawValue: 1 << 11)
  static let unanimous = WordClass(rawValue: 1 << 12)
  static let veto = WordClass(rawValue: 1 << 13)
  static let use = WordClass(rawValue: 1 << 14)
  static let ballot = WordClass(rawValue: 1 << 15)
  static let voter = WordClass(rawValue: 1 << 16)
  static let elect = WordClass(rawValue: 1 << 17)
  static let plan = WordClass(rawValue: 1 << 18)
  static let delay = WordClass(rawValue: 1 << 19)
  static let motion = WordClass(rawValue: 1 << 20)
  static let body = WordClass(rawValue: 1 << 21)
  static let none = WordClass(rawValue: 1 << 22)
  static let without = WordClass(rawValue: 1 << 23)
  static let poll = WordClass(rawValue: 1 << 24)
  static let survey = WordClass(rawValue: 1 << 25)
  static let asked = WordClass(rawValue: 1 << 26)
  static let conduct = WordClass(rawValue: 1 << 27)
  static let publish = WordClass(rawValue: 1 << 28)
  static let change = WordClass(rawValue: 1 << 29)
  static let earlier = WordClass(rawValue: 1 << 30)
  static let pollster = WordClass(rawValue: 1 << 31)
  static let referendum = WordClass(rawValue: 1 << 32)
  static let withdraw = WordClass(rawValue: 1 << 33)
  static let gain = WordClass(rawValue: 1 << 34)
  static let lead = WordClass(rawValue: 1 << 35)
  static let follow = WordClass(rawValue: 1 << 36)
  static let institute = WordClass(rawValue: 1 << 37)
  static let approval = WordClass(rawValue: 1 << 38)
  /// The form is a verb's.
  static let verb = WordClass(rawValue: 1 << 40)
  /// The form is an imperfect verb's, and no perfect one's (أقر is both: he passed, I pass).
  static let imperfect = WordClass(rawValue: 1 << 41)
  /// The form is a dual noun's: it counts two.
  static let dual = WordClass(rawValue: 1 << 42)
  /// The form is a noun's singular: it can count one.
  static let singular = WordClass(rawValue: 1 << 43)
  /// The form is a perfect verb's.
  static let perfect = WordClass(rawValue: 1 << 44)

  static let named: [String: WordClass] = [
    "voting": .voting, "adopt": .adopt, "reject": .reject, "support": .support, "oppose": .oppose, "abstain": .abstain,
    "absent": .absent,
    "favour": .favour, "contra": .contra, "versus": .versus, "majority": .majority, "tally": .tally,
    "unanimous": .unanimous,
    "veto": .veto, "use": .use, "ballot": .ballot, "voter": .voter, "elect": .elect, "plan": .plan, "delay": .delay,
    "motion": .motion,
    "body": .body, "none": .none, "without": .without, "poll": .poll, "survey": .survey, "asked": .asked,
    "conduct": .conduct,
    "publish": .publish, "change": .change, "earlier": .earlier, "pollster": .pollster, "referendum": .referendum,
    "withdraw": .withdraw, "gain": .gain, "lead": .lead, "follow": .follow,
    "institute": .institute, "approval": .approval,
  ]
}

/// The words of `Data/votes/words.tsv` with all their forms, folded.
struct WordLexicon: Sendable {
  static let shared = WordLexicon()

  private var index = WordIndex(minimumCapacity: 8192)
  private var classes: [WordClass] = []

  private init() {
    var (conjugation, declension) = (Conjugation(), Declension())
    Table(isnad_vote_words_bytes(), count: isnad_vote_words_size()).forEachRow { row in
      guard let meaning = WordClass.named[row.string(0)] else { return }
      let (kind, word) = (row.field(1), row.field(2))
      if kind == "verb" {
        conjugation.set(perfect: word, imperfect: row.field(3))
        for form in conjugation.forms {
          add(form.spelling, meaning.union(form.aspect == .imperfect ? [.verb, .imperfect] : [.verb, .perfect]))
        }
      } else if kind == "noun" {
        declension.set(word)
        for form in declension.forms { add(form.spelling, meaning.union(number(of: form))) }
      } else {
        add(word.folded[...], meaning)
      }
    }
    for i in classes.indices where classes[i].contains(.perfect) { classes[i].remove(.imperfect) }
  }

  private func number(of form: Declension.Form) -> WordClass {
    guard form.isPlural else { return .singular }
    return Self.dualEndings.contains { form.spelling.suffix($0.count).elementsEqual($0) } ? .dual : []
  }

  private static let dualEndings = ["ان", "ين"].map { Array($0.utf8) }

  private mutating func add(_ spelling: ArraySlice<UInt8>, _ meaning: WordClass) {
    let i = Int(index.insert(spelling, Int32(classes.count)))
    if i == classes.count { classes.append(meaning) } else { classes[i].formUnion(meaning) }
  }

  subscript(spelling: ArraySlice<UInt8>) -> WordClass? { index[spelling].map { classes[Int($0)] } }
}

/// What one token tells: its class and what is attached before it.
struct ClassedWord {
  var classes: WordClass = []
  var prefixes: Peeling.Prefixes = []
  var hasPronoun = false
}

extension Document {
  /// Every token's class, by the longest stem that the lexicon knows.
  func classedWords() -> [ClassedWord] {
    tokens.indices.map { i in
      guard tokens[i].kind == .word else { return ClassedWord() }
      for peeling in peelings(of: foldedBytes, in: foldedRange(i)) {
        // A verb takes neither article nor preposition, a noun no future sign.
        guard var classes = WordLexicon.shared[foldedBytes[peeling.stem]] else { continue }
        if classes.contains(.verb), !peeling.prefixes.isDisjoint(with: [.preposition, .article]) {
          guard classes.contains(.singular) || classes.contains(.dual) else { continue }
          classes.subtract([.verb, .imperfect])
        }
        if peeling.prefixes.contains(.future), !classes.contains(.imperfect) { continue }
        return ClassedWord(classes: classes, prefixes: peeling.prefixes, hasPronoun: peeling.hasPronoun)
      }
      return ClassedWord()
    }
  }
}

import CIsnadData
import IsnadLexicon
import IsnadRecords

/// The reporting verbs of `Data/statements/verbs.tsv` with all their forms, by folded spelling.
struct CueLexicon: Sendable {
  static let shared = CueLexicon(Table(isnad_statement_verbs_bytes(), count: isnad_statement_verbs_size()))

  let entries: [CueEntry]
  private let forms: CueForms

  init(_ table: Table) {
    var entries: [CueEntry] = []
    var forms = CueForms()
    var verb = VerbForms()
    var declension = Declension()
    table.forEachRow { row in
      let entry = entries.count
      let marks = row.field(6).list.reduce(into: CueEntry.Marks()) {
        $0.formUnion(CueEntry.Marks.names[$1.string] ?? [])
      }
      entries.append(
        CueEntry(
          lemma: row.string(0), stance: Statement.Stance(rawValue: row.string(4)) ?? .neutral,
          takes: row.field(5).list.reduce(into: []) { $0.formUnion(CueEntry.Frames.names[$1.string] ?? []) },
          marks: marks, notBefore: row.field(7).list.map(\.folded), with: row.field(8).list.map(\.folded)))
      verb.add(
        perfect: row.field(0), imperfect: row.field(1), entry: entry, isHomograph: marks.contains(.homograph),
        to: &forms)
      if marks.contains(.spoken) {
        verb.addFirstPersons(perfect: row.field(0), imperfect: row.field(1), entry: entry, to: &forms)
      }
      addParticiples(row.field(2), entry: entry, to: &forms)
      for masdar in row.field(3).list where !(masdar == "-") {
        declension.set(masdar)
        for form in declension.forms where !form.isAccusative {
          forms.add(form.spelling, CueReading(entry: entry, kind: .masdar, isPlural: form.isPlural))
        }
      }
    }
    self.entries = entries
    self.forms = forms
  }

  /// Whether a printed word, a conjunction in front or not, is a form of a reporting verb and of nothing else.
  func isVerbOnly(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count <= 40 else { return false }
    for start in [range.lowerBound, range.lowerBound + 2] where start < range.upperBound {
      if start > range.lowerBound, !bytes[range].starts(with: Array("و".utf8)) { continue }
      let found = readings(of: bytes[start..<range.upperBound])
      if !found.isEmpty {
        return found.allSatisfy { $0.kind == .verb && !entries[$0.entry].marks.contains(.homograph) }
      }
    }
    return false
  }

  /// The readings of a folded spelling without clitics.
  func readings(of spelling: ArraySlice<UInt8>) -> [CueReading] { forms.readings(of: spelling) }
}

/// All forms of the lexicon with their readings.
private struct CueForms: Sendable {
  /// Each spelling's place in ``starts``.
  private var index = WordIndex(minimumCapacity: 16384)
  /// Where its readings start.
  private var starts: [Int32] = []
  private var readings = Chains<CueReading>()

  mutating func add(_ spelling: ArraySlice<UInt8>, _ reading: CueReading) {
    let place = Int(index.insert(spelling, Int32(starts.count)))
    if place == starts.count { starts.append(Chains<CueReading>.empty) }
    readings.append(reading, to: &starts[place], unless: ==)
  }

  func readings(of spelling: ArraySlice<UInt8>) -> [CueReading] {
    index[spelling].map { readings.values(from: starts[Int($0)]) } ?? []
  }
}

/// The third persons of a verb. First and second persons speak in somebody's words, they don't report.
///
/// The dual and the passive of a homograph are left out: they are met as other words (`اقرأ`, `جوهر`).
private struct VerbForms {
  private var conjugation = Conjugation()

  mutating func add(
    perfect: Field, imperfect: Field, entry: Int, isHomograph: Bool, to forms: inout CueForms
  ) {
    let past = perfect.folded[...]
    let isDefective = perfect.hasSuffix("ى") || perfect.hasSuffix("ا")
    let endings = isHomograph ? Self.ofHomographs : isDefective ? Self.ofDefectives : Self.endings
    let presentCount = imperfect.folded.count
    let isShort = !past.suffix(2).elementsEqual(Self.ta)
    conjugation.set(perfect: perfect, imperfect: imperfect)
    for form in conjugation.forms {
      let spelling = form.spelling
      var endsInMaqsura = false
      if form.aspect == .imperfect {
        // ي and ت; ا and ن are first persons.
        guard spelling.starts(with: Self.ya) || spelling.starts(with: Self.ta) else { continue }
        // تقولون, تقولوا: those who are spoken to.
        if spelling.starts(with: Self.ta), Self.plurals.contains(where: { spelling.suffix(4).elementsEqual($0) }) {
          continue
        }
        endsInMaqsura = imperfect.hasSuffix("ى") && spelling.count == presentCount
      } else {
        let isThird =
          form.voice != .passive
          && (isStem(past, of: spelling, endings) || isDefective && isStem(past.dropLast(2), of: spelling, endings))
        // قلت is short for قال, not for its passive.
        let isFirst = isShort && spelling.count <= past.count && spelling.suffix(2).elementsEqual(Self.ta)
        guard isThird || form.voice == .passive && !form.isPlural && !isHomograph && !isFirst else { continue }
        endsInMaqsura = perfect.hasSuffix("ى") && spelling == past
        // رأيت, حكيت: who speaks or is spoken to; she is رأت.
        if perfect.hasSuffix("ى"), spelling.suffix(4).elementsEqual(Self.firstOfDefectives) { continue }
      }
      forms.add(
        spelling,
        CueReading(
          entry: entry, kind: .verb, aspect: form.aspect, voice: form.voice, isPlural: form.isPlural,
          isFeminine: form.isFeminine, endsInMaqsura: endsInMaqsura))
    }
    // نفاه, ادعاه: ى is written ا before a pronoun.
    if perfect.hasSuffix("ى") {
      forms.add(
        (past.dropLast(2) + Self.alef)[...],
        CueReading(entry: entry, kind: .verb, aspect: .perfect, voice: .active, needsPronoun: true))
    }
  }

  /// قلت, قلنا, أقول, نقول: of a hollow verb, whose first persons are spelled like nothing else.
  mutating func addFirstPersons(perfect: Field, imperfect: Field, entry: Int, to forms: inout CueForms) {
    let past = perfect.folded
    guard past.count == 6, past[2..<4].elementsEqual(Self.alef) else { return }
    let short = Array(past[..<2]) + Array(past[4...])
    let present = Array(imperfect.folded.dropFirst(2))
    func add(_ spelling: [UInt8], _ aspect: Conjugation.Aspect, isPlural: Bool) {
      forms.add(
        spelling[...],
        CueReading(entry: entry, kind: .verb, aspect: aspect, isPlural: isPlural, isFirstPerson: true))
    }
    add(short + Self.ta, .perfect, isPlural: false)
    add(short + Self.na, .perfect, isPlural: true)
    add(Self.alef + present, .imperfect, isPlural: false)
    add(Self.nun + present, .imperfect, isPlural: true)
  }

  private func isStem(_ stem: ArraySlice<UInt8>, of spelling: ArraySlice<UInt8>, _ endings: [[UInt8]]) -> Bool {
    guard spelling.starts(with: stem) else { return false }
    let rest = spelling.dropFirst(stem.count)
    return endings.contains { $0.elementsEqual(rest) }
  }

  private static let alef = Array("ا".utf8)
  private static let ya = Array("ي".utf8)
  private static let ta = Array("ت".utf8)
  private static let na = Array("نا".utf8)
  private static let nun = Array("ن".utf8)
  private static let firstOfDefectives = Array("يت".utf8)
  private static let plurals = ["ون", "وا"].map { Array($0.utf8) }
  private static let endings = ["", "ت", "تا", "ا", "وا", "و"].map { Array($0.utf8) }
  private static let ofDefectives = ["", "ت", "تا", "وا", "و"].map { Array($0.utf8) }
  private static let ofHomographs = ["", "ت", "وا", "و"].map { Array($0.utf8) }
}

/// The accusatives of a participle (قائلا, قائلة, قائلين, قائلات): the circumstantial that goes with another verb.
private func addParticiples(_ participle: Field, entry: Int, to forms: inout CueForms) {
  guard !participle.isEmpty, !(participle == "-") else { return }
  var stem = participle.folded
  // ناف, مدع: the last radical comes back before an ending.
  if participle == "ناف" || participle == "مدع" || participle == "داع" { stem += Array("ي".utf8) }
  for (ending, isPlural, isFeminine) in participleEndings {
    forms.add(
      (stem + ending)[...],
      CueReading(entry: entry, kind: .participle, isPlural: isPlural, isFeminine: isFeminine))
  }
}

private let participleEndings: [(ending: [UInt8], isPlural: Bool, isFeminine: Bool)] = [
  (Array("ا".utf8), false, false), (Array("ه".utf8), false, true), (Array("ين".utf8), true, false),
  (Array("ات".utf8), true, true), (Array("تين".utf8), true, true),
]

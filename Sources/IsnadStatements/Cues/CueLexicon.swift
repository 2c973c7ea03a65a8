import CIsnadData
import IsnadLexicon
import IsnadRecords
import IsnadText

/// The reporting verbs of `Data/statements/verbs.tsv` with all their forms, by folded spelling.
struct CueLexicon: Sendable {
  static let shared = CueLexicon(Table(isnad_statement_verbs_bytes(), count: isnad_statement_verbs_size()))

  let entries: [CueEntry]
  private let index: WordIndex
  private let readings: [[CueReading]]

  init(_ table: Table) {
    var entries: [CueEntry] = []
    var index = WordIndex(minimumCapacity: 16384)
    var readings: [[CueReading]] = []
    func add(_ spelling: [UInt8], _ reading: CueReading) {
      let slot = Int(index.insert(spelling, Int32(readings.count)))
      if slot == readings.count {
        readings.append([reading])
      } else if !readings[slot].contains(reading) {
        readings[slot].append(reading)
      }
    }
    table.forEachRow { row in
      let entry = entries.count
      entries.append(
        CueEntry(
          lemma: row.string(0), stance: Statement.Stance(rawValue: row.string(4)) ?? .neutral,
          takes: row.list(5).reduce(into: []) { $0.formUnion(CueEntry.Frames.names[$1] ?? []) },
          marks: row.list(6).reduce(into: []) { $0.formUnion(CueEntry.Marks.names[$1] ?? []) },
          notBefore: row.list(7).map { Folding.folded.of($0) }, with: row.list(8).map { Folding.folded.of($0) }))
      for (spelling, reading) in verbForms(
        perfect: row.string(0), imperfect: row.string(1), entry: entry,
        isHomograph: entries[entry].marks.contains(.homograph))
      {
        add(spelling, reading)
      }
      for (spelling, reading) in participleForms(row.string(2), entry: entry) { add(spelling, reading) }
      for masdar in row.list(3) where masdar != "-" {
        for form in Declension(masdar).forms where !form.isAccusative {
          add(form.spelling, CueReading(entry: entry, kind: .masdar, isPlural: form.isPlural))
        }
      }
    }
    self.entries = entries
    self.index = index
    self.readings = readings
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
  func readings(of spelling: ArraySlice<UInt8>) -> [CueReading] {
    index[spelling].map { readings[Int($0)] } ?? []
  }
}

/// The third persons of a verb. First and second persons speak in somebody's words, they don't report.
///
/// The dual and the passive of a homograph are left out: they are met as other words (`اقرأ`, `جوهر`).
private func verbForms(perfect: String, imperfect: String, entry: Int, isHomograph: Bool) -> [([UInt8], CueReading)] {
  let past = Folding.folded.of(perfect)
  let isDefective = perfect.hasSuffix("ى") || perfect.hasSuffix("ا")
  let endings =
    (isHomograph ? ["", "ت", "وا", "و"] : isDefective ? ["", "ت", "تا", "وا", "و"] : ["", "ت", "تا", "ا", "وا", "و"])
    .map { Array($0.utf8) }
  return Conjugation(perfect: perfect, imperfect: imperfect).forms.compactMap { form in
    var reading = CueReading(
      entry: entry, kind: .verb, aspect: form.aspect, voice: form.voice, isPlural: form.isPlural,
      isFeminine: form.isFeminine)
    if form.aspect == .imperfect {
      // ي and ت; ا and ن are first persons.
      guard form.spelling.starts(with: Array("ي".utf8)) || form.spelling.starts(with: Array("ت".utf8)) else {
        return nil
      }
      reading.endsInMaqsura = imperfect.hasSuffix("ى") && form.spelling.count == Folding.folded.of(imperfect).count
    } else {
      let stems = form.voice == .passive ? [] : [past] + (isDefective ? [Array(past.dropLast(2))] : [])
      let isThird = stems.contains { stem in
        form.spelling.starts(with: stem) && endings.contains { $0.elementsEqual(form.spelling.dropFirst(stem.count)) }
      }
      // قلت is short for قال, not for its passive.
      let isFirst =
        form.spelling.count <= past.count && form.spelling.suffix(2).elementsEqual(Array("ت".utf8))
        && !past.suffix(2).elementsEqual(Array("ت".utf8))
      guard isThird || form.voice == .passive && !form.isPlural && !isHomograph && !isFirst else { return nil }
      reading.endsInMaqsura = perfect.hasSuffix("ى") && form.spelling == past
    }
    return (form.spelling, reading)
  }
}

/// The accusatives of a participle (قائلا, قائلة, قائلين, قائلات): the circumstantial that goes with another verb.
private func participleForms(_ participle: String, entry: Int) -> [([UInt8], CueReading)] {
  guard participle != "-", !participle.isEmpty else { return [] }
  var stem = Folding.folded.of(participle)
  // ناف, مدع: the last radical comes back before an ending.
  if ["ناف", "مدع", "داع"].contains(participle) { stem += Array("ي".utf8) }
  let endings: [(String, plural: Bool, feminine: Bool)] = [
    ("ا", false, false), ("ه", false, true), ("ين", true, false), ("ات", true, true), ("تين", true, true),
  ]
  return endings.map { ending in
    (
      stem + Array(ending.0.utf8),
      CueReading(entry: entry, kind: .participle, isPlural: ending.plural, isFeminine: ending.feminine)
    )
  }
}

import CIsnadData
import IsnadLexicon
import IsnadRecords
import IsnadStatements
import IsnadTesting
import IsnadText
import Testing

/// Every verb of the lexicon in sentences made for it, so that no line of the data is dead.
@Suite struct CueLexiconTests {
  struct Verb: Sendable, CustomStringConvertible {
    let lemma: String
    let imperfect: String
    let takes: [String]
    let marks: [String]
    let with: [String]
    var description: String { lemma }
  }

  static let verbs: [Verb] = {
    var verbs: [Verb] = []
    Table(isnad_statement_verbs_bytes(), count: isnad_statement_verbs_size()).forEachRow { row in
      verbs.append(
        Verb(lemma: row.string(0), imperfect: row.string(1), takes: row.list(5), marks: row.list(6), with: row.list(8)))
    }
    return verbs
  }()

  /// The preposition that a frame wants before أن.
  static let openers = [
    "that": "أن", "ila": "إلى أن", "ala": "على أن", "min": "من أن", "an": "عن أن", "bi": "بأن", "fi": "في أن",
  ]

  /// Prepositions are written like these verbs; the shadda tells them apart.
  static func marked(_ lemma: String) -> String { ["بين": "بيّن", "عبر": "عبّر", "عقب": "عقّب"][lemma] ?? lemma }

  @Test("each verb with a named subject introduces a clause", arguments: verbs)
  func clause(_ verb: Verb) throws {
    guard let opener = verb.takes.compactMap({ Self.openers[$0] }).first, !verb.marks.contains("document"),
      verb.with.isEmpty
    else { return }
    // تعلم الهيئة أن: of a person it means to know.
    let imperfect = verb.marks.contains("notice") ? "-" : verb.imperfect
    for form in [Self.marked(verb.lemma), imperfect] where form != "-" {
      let line = StatementCase(
        "statement/verb-subject",
        .init(stringLiteral: "[K|\(form)] [S|[p1|سامر الدالي]] \(opener) [C|المحصول سيكون جيدا]."))
      let found = line.find().statements.statements
      #expect(found.first?.content.map { line.text.text[$0] } == ["المحصول سيكون جيدا"], "\(form)")
      #expect(found.first?.speaker.entity == 0, "\(form)")
    }
  }

  @Test("each verb that takes a quotation has it after a colon", arguments: verbs)
  func quotation(_ verb: Verb) throws {
    guard verb.takes.contains("quote"), !verb.marks.contains("document"), verb.with.isEmpty else { return }
    let line = StatementCase(
      "statement/verb-subject",
      .init(
        stringLiteral: "[K|\(Self.marked(verb.lemma))] [S|[p1|سامر الدالي]]: “[C|لقد كان المحصول جيدا في هذا العام]”."))
    let found = line.find().statements.statements
    #expect(found.first?.content.map { line.text.text[$0] } == ["لقد كان المحصول جيدا في هذا العام"])
  }

  @Test(
    "persons, numbers and clitics are read from the form",
    arguments: [
      "قالوا", "قالت", "يقولون", "تقول", "سيقول", "وقال", "فقالت", "وقالوا", "أعلنوا", "يعلنون", "أكدتا", "ستؤكد",
      "ادعت", "ادعوا", "يدعون", "نفت", "ينفون",
      "رأت", "يرون", "أفادت", "يفيدون", "أشارت", "تنبأت", "وزعمت",
    ])
  func forms(_ form: String) {
    let found = StatementCase("", .init(stringLiteral: "ثم \(form) أن المحصول جيد.")).find().statements
    let other = StatementCase("", .init(stringLiteral: "ثم \(form) إلى أن المحصول جيد.")).find().statements
    #expect(found.statements.count + other.statements.count >= 1)
  }

  @Test(
    "words that only look like a form are none",
    arguments: ["يجب أن يعود.", "بنظرة إلى البحر.", "أعتقد أن الجو جميل.", "جوهر الأمر: لا شيء."])
  func lookalikes(_ text: String) {
    #expect(StatementCase("", .init(stringLiteral: text)).find().statements.statements == [])
  }
}

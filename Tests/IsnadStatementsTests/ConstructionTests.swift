import IsnadRecords
import IsnadStatements
import IsnadTesting
import IsnadText
import Testing

/// The tables of constructions: every sentence has exactly the cues and contents that are marked in it.
@Suite struct ConstructionTests {
  struct Line: Sendable, CustomStringConvertible {
    let construction: String
    let text: String
    /// Why the program does not read the sentence yet; such a line must fail, so that a repair strikes it out.
    let gap: String?
    var description: String { "\(construction): \(text)" }
  }

  static func lines(_ table: String) -> [Line] {
    var construction = ""
    var lines: [Line] = []
    for line in table.split(separator: "\n") {
      if line.hasPrefix("# ") {
        construction = String(line.dropFirst(2))
        continue
      }
      let parts = line.split(separator: "‡", maxSplits: 1).map(String.init)
      let text = String(parts[0].split(separator: "⏎", omittingEmptySubsequences: false).joined(separator: "\n"))
      lines.append(Line(construction: construction, text: text, gap: parts.count > 1 ? parts[1] : nil))
    }
    return lines
  }

  @Test("cues", arguments: lines(CueTable.lines))
  func cues(_ line: Line) { check(line) }

  @Test("contents", arguments: lines(ContentTable.lines))
  func contents(_ line: Line) { check(line) }

  private func check(_ line: Line) {
    let text = MarkedText(stringLiteral: line.text)
    let found = StatementCase("", text).find().statements.statements
    let cues = found.compactMap { $0.cue?.span }.sorted().map { text.text[$0] }
    let contents = found.flatMap(\.content).sorted().map { text.text[$0] }
    let marked = (cues: text["K"].map { text.text[$0] }, contents: text["C"].sorted().map { text.text[$0] })
    if line.gap != nil {
      #expect(cues != marked.cues || contents != marked.contents, "the gap of \(line) is closed: take ‡ out")
      return
    }
    #expect(cues == marked.cues, "cues of \(line)")
    #expect(contents == marked.contents, "contents of \(line)")
  }
}

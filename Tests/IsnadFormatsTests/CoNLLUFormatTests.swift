import IsnadDocument
import IsnadFormats
import IsnadLanguage
import IsnadText
import Testing

@Suite struct CoNLLUFormatTests {
  @Test(
    "blocks are valid CoNLL-U, and their tokens spell the text",
    arguments: [
      "وقال الوزير للأمم المتحدة: \"نعم\". ثم غادر...\n\nعنوان بلا نقطة", "تقريره عنهم (12.5%)!", "", "BBC وF16",
      "...\n.",
    ])
  func validity(_ text: String) {
    let document = Document(SourceText(text))
    let analysis = LanguageModel.embedded.analyse(document)
    let output = String(decoding: CoNLLUFormat().encode(document, analysis), as: UTF8.self)
    let blocks = output.split(separator: "\n\n")
    #expect(blocks.count == analysis.sentences.count)
    #expect(output.isEmpty || output.hasSuffix("\n\n"))
    for block in blocks {
      let lines = block.split(separator: "\n")
      let rows = lines.filter { !$0.hasPrefix("#") }.map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
      #expect(rows.allSatisfy { $0.count == 10 && $0.allSatisfy { !$0.isEmpty } })
      let words = rows.filter { Int($0[0]) != nil }
      #expect(words.map { Int($0[0]) } == (1...words.count).map { $0 })
      #expect(words.count { $0[6] == "0" } == 1)
      #expect(words.allSatisfy { ($0[6] == "0") == ($0[7] == "root") })
      // The text is spelled by multiword tokens and by the words outside them.
      var spelled = ""
      var covered = 0
      for row in rows {
        let ends = row[0].split(separator: "-").compactMap { Int($0) }
        if ends[0] <= covered { continue }
        covered = ends.last ?? 0
        spelled += row[1] + (row[9].contains("SpaceAfter=No") ? "" : " ")
      }
      let comment = lines.first { $0.hasPrefix("# text = ") }
      #expect(comment.map { $0.dropFirst(9) + " " } == spelled || comment.map { $0.dropFirst(9) + "" } == spelled)
    }
  }

  @Test("clitics are words of a multiword token, with the form that they have alone")
  func multiword() {
    let document = Document(SourceText("تقرير للأمم"))
    let output = String(
      decoding: CoNLLUFormat().encode(document, LanguageModel.embedded.analyse(document)), as: UTF8.self)
    #expect(output.contains("2-3\tللأمم\t_\t"))
    #expect(output.contains("\n2\tل\t"))
    #expect(output.contains("\n3\tالأمم\t"))
  }

  @Test("sentences of CoNLL-U are read from their text or put together from their tokens")
  func input() {
    let file = """
      # text = قال نعم.
      1\tقال\t_\t_\t_\t_\t_\t_\t_\t_

      1-2\tوقال\t_\t_\t_\t_\t_\t_\t_\t_
      1\tو\t_\t_\t_\t_\t_\t_\t_\t_
      2\tقال\t_\t_\t_\t_\t_\t_\t_\t_
      3\tلا\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
      4\t.\t_\t_\t_\t_\t_\t_\t_\t_
      """
    let lines = String(decoding: CoNLLUText().lines(of: Array(file.utf8)), as: UTF8.self)
    #expect(lines == "قال نعم.\nوقال لا. \n")
  }
}

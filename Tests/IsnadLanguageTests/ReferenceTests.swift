import Foundation
import IsnadDocument
import IsnadLanguage
import IsnadTesting
import IsnadText
import Testing

@Suite struct ReferenceTests {
  @Test("the program and the trainer say the same of the same sentences (Training/reference.py writes the trainer's)")
  func agreement() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let sentences = try String(contentsOf: folder.appending(path: "sentences.txt"), encoding: .utf8)
    var lines: [String] = []
    for sentence in sentences.split(separator: "\n") {
      let analysis = LanguageModel.embedded.analyse(Document(SourceText(String(sentence))), by: .paragraph)
      for (i, word) in analysis.words.enumerated() {
        lines.append(
          "\(analysis.form(of: i))\t\(word.upos.name)\t\(analysis.xposName(of: i))\t\(word.head + 1)\t\(analysis.relationName(of: i))"
        )
      }
      lines.append("")
    }
    let reference = try String(contentsOf: folder.appending(path: "Golden/reference.tsv"), encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    try #require(lines.count + 1 == reference.count)
    let different = zip(lines, reference).filter { $0 != $1 }
    // The trainer multiplies floats, the program bytes: a head that is nearly a tie may fall otherwise.
    #expect(different.count * 100 <= lines.count, "\(different)")
  }
}

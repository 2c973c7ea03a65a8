import Foundation
import IsnadReading
import IsnadRecords
import IsnadTesting
import Testing

/// Every rule that makes an event, by the construction it stands for.
@Suite struct EventRuleTests {
  @Test(
    "each construction has its rule",
    arguments: [
      ("زار الرئيس الصربي المجر يوم الأحد.", "event/verb"),
      ("اغتيل القاضي أمام منزله في بوغوتا مساء الخميس.", "event/passive-verb"),
      ("غارة إسرائيلية على بلدة الخيام في لبنان.", "event/noun"),
      ("أجرى وزير الخارجية العماني محادثات مع نظيره الإيراني في مسقط.", "event/carried-noun"),
      ("تحدث الوزير إلى آلاف المتظاهرين ضد الحكومة.", "event/person-of-the-act"),
      ("غادر وزير الطاقة القاعة منددا بقرار اللجنة.", "event/circumstance"),
    ])
  func rules(_ text: String, _ rule: String) {
    let found = read(article(text)).events.map(\.evidence.rule)
    #expect(found.contains(rule), "\(found)")
  }

  @Test("an attack's record says which words made it news")
  func reasons() {
    let reading = read(article("قال مسؤول في الشرطة إن انتحاريا فجر نفسه أمس قرب حافلة، ما أدى إلى مقتل خمسة أشخاص."))
    let reasons = reading.events.filter { $0.kind == .assault }.flatMap(\.evidence.reasons).map(\.said)
    #expect(reasons.contains { $0.hasPrefix("news by ") }, "\(reasons)")
  }

  @Test("every condition of the lexicon names a class that has words")
  func conditions() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Data/events")
    func rows(_ name: String) throws -> [[String]] {
      try String(contentsOf: folder.appending(path: name + ".tsv"), encoding: .utf8).split(separator: "\n")
        .filter { !$0.hasPrefix("#") }
        .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    }
    let classes = try Set(rows("classes").filter { $0.count == 2 && !$0[1].isEmpty }.map { $0[0] })
    for file in ["verbs", "nouns", "participles"] {
      for row in try rows(file) {
        for condition in row[4].split(separator: " ") {
          guard let mark = condition.firstIndex(where: { $0 == ":" || $0 == "!" }) else { continue }
          let name = String(condition[condition.index(after: mark)...])
          switch condition[..<mark] {
          case "near", "far", "before", "next", "object":
            #expect(classes.contains(name), "\(file): \(row[0]) \(condition)")
          case "prep", "clause", "who", "pron": break
          default: Issue.record("\(file): \(row[0]) \(condition)")
          }
        }
      }
    }
  }
}

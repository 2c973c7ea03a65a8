import IsnadEvaluation
import IsnadJSON
import IsnadText
import Testing

private let text = SourceText(
  "قال الوزير سامي الراشد إن الجسر آمن، ثم قال الراشد إن العمل انتهى قبل يومين، وأصيب ستة عمال.")

private let gold = """
  {"published": null,
   "entities": [{"id": "E1", "kind": "person", "name": "سامي الراشد", "mentions": ["سامي الراشد", "الراشد#2"]}],
   "times": [{"span": "قبل يومين", "kind": "DATE", "value": "P2D"}],
   "figures": [{"span": "ستة عمال", "value": 6, "bound": "exact", "unit": "person", "measure": "injured", "attribution": null}],
   "statements": [{"id": "S1", "form": "indirect", "cue": "قال#1", "speaker": {"entity": "E1", "span": "سامي الراشد"},
     "content": ["الجسر…آمن"], "within": null, "addressee": null, "medium": null}],
   "events": [], "votes": [], "polls": [], "damage": [], "ignore": {"statements": ["العمل انتهى قبل يومين"]}}
  """

/// A span of the text by its words, as JSON.
private func span(_ words: String) -> String {
  let all = Array(String(decoding: text.bytes, as: UTF8.self).unicodeScalars)
  let part = Array(words.unicodeScalars)
  let start = all.indices.first { all[$0...].starts(with: part) } ?? 0
  return "\"start\": \(start), \"end\": \(start + part.count), \"text\": \"\(words)\""
}

private func rows(_ found: String) throws -> [String: Tally.Row] {
  var evaluation = Evaluation()
  evaluation.add(
    try Annotation(try JSON.parse(Array(gold.utf8)), of: text), found: try JSON.parse(Array(found.utf8)), text: text)
  return Dictionary(uniqueKeysWithValues: evaluation.tally.rows.map { ($0.name, $0) })
}

@Suite struct EvaluationTests {
  private let person = """
    {"id": "E7", "kind": "person", "mentions": [{\(span("سامي الراشد")), "via": "name"}, {\(span("الوزير")), "via": "role"}]}
    """

  @Test("a speaker is right where the entity has the readers' mentions; what they took no stand on costs nothing")
  func statements() throws {
    let found = try rows(
      """
      {"entities": [\(person)], "statements": [
        {"id": "S1", "form": "indirect", "cue": {\(span("قال"))}, "speaker": {"entity": "E7", "start": null},
         "content": [{\(span("إن الجسر آمن"))}], "confidence": "high"},
        {"id": "S2", "form": "indirect", "speaker": {"entity": "E7"}, "content": [{\(span("العمل انتهى قبل يومين"))}],
         "confidence": "high"}]}
      """)
    #expect(found["statements: found + speaker"]?.f1 == 1)
    #expect(found["statements: exact content + speaker"]?.hits == 1)
    #expect(found["statements: right when confidence is high"]?.precision == 1)
    #expect(found["statements: cue (of found)"]?.hits == 1)
    #expect(found["names: mention exact + kind"].map { [$0.hits, Double($0.gold), Double($0.found)] } == [1, 2, 1])
  }

  @Test("a number with another measure is found, but not whole; a time needs its value")
  func values() throws {
    let found = try rows(
      """
      {"figures": [{"id": "F1", "span": {\(span("ستة"))}, "value": 6, "bound": "exact", "unit": "person", "measure": "killed"}],
       "times": [{"id": "T1", "span": {\(span("قبل يومين"))}, "kind": "DATE", "value": "XXXX"}]}
      """)
    #expect(found["figures: found + value"]?.f1 == 1)
    #expect(found["figures: found + value + bound + measure"]?.hits == 0)
    #expect(found["times: found"]?.f1 == 1)
    #expect(found["times: found + value"]?.hits == 0)
  }

  @Test("nothing found has no precision and no recall; spans outside the text count for nothing")
  func nothing() throws {
    let found = try rows(
      "{\"figures\": [{\"id\": \"F1\", \"span\": {\"start\": 4000, \"end\": 4003}, \"value\": 6}]}")
    #expect(found["figures: found"]?.recall == 0)
    #expect(found["statements: found"]?.f1 == 0)
  }

  @Test("an anchor that the text does not have is told")
  func anchors() throws {
    let bad = gold.replacing("الجسر…آمن", with: "الجسر…هش")
    #expect(throws: Annotation.BadAnchor(anchor: "الجسر…هش")) {
      try Annotation(try JSON.parse(Array(bad.utf8)), of: text)
    }
  }
}

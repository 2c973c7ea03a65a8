import IsnadFormats
import IsnadReading
import IsnadTesting
import IsnadText
import Testing

@Suite struct SchemaTests {
  private static let schema = Result {
    JSONSchema(try JSONValue(parsing: Repository.text("Schema/records.schema.json").utf8))
  }

  @Test("one record of each kind is valid in both shapes", arguments: [JSONFormat.Shape.document, .records])
  func oneOfEachKind(_ shape: JSONFormat.Shape) throws {
    try expectValid(JSONFormat(shape, units: [.utf16, .byte], explain: true).encode(oneOfEach()))
    try expectValid(JSONFormat(shape).encode(oneOfEach()))
  }

  @Test("what is read in the samples is valid", arguments: Repository.samples.map(\.name))
  func samples(_ name: String) throws {
    let reading = read(
      SourceText(try Repository.text("Samples/\(name).txt")),
      options: ReadingOptions(published: PublicationDate("2025-03-18")))
    try expectValid(JSONFormat(.document).encode(reading))
    try expectValid(JSONFormat(.records).encode(reading))
  }

  @Test("an empty and a foreign text are valid too", arguments: ["", "An English article of 57%."])
  func nothing(_ text: String) throws { try expectValid(JSONFormat(.document).encode(read(SourceText(text)))) }

  @Test("the answer to a bad line is valid, for every fault")
  func errors() throws {
    for code in ArticleLine.Fault.Code.allCases {
      try expectValid(
        ArticleLine.Fault(code, "1", id: Array("[7]".utf8)).record(file: "stdin", line: 1, message: "a \"message\""))
    }
  }

  @Test("records of a line of a stream are valid")
  func stream() throws {
    let reading = read(SourceText("قال الوزير إن السلام قريب."))
    for shape in [JSONFormat.Shape.document, .records] {
      try expectValid(JSONFormat(shape).encode(reading, article: Array("17".utf8)))
    }
  }

  @Test(
    "the validator sees what is wrong",
    arguments: [
      #"{"record": "time"}"#, #"{"record": "error", "document": null, "line": 3}"#, #"{"isnad": 1}"#,
      #"{"record": "damage", "document": "sha256:0", "id": "D1", "kind": "odd", "span": null, "message": "", "repair": 3, "rule": "x", "confidence": "sure"}"#,
    ])
  func invalid(_ json: String) throws {
    #expect(try !Self.schema.get().findings(in: JSONValue(parsing: json.utf8)).isEmpty)
  }

  private func expectValid(_ output: [UInt8]) throws {
    for line in output.split(separator: 0x0A) {
      #expect(try Self.schema.get().findings(in: JSONValue(parsing: line)) == [])
    }
  }
}

import IsnadFormats
public import IsnadStories

/// Prints sketches as JSON, one a line, for programs that compare articles on many machines by the same definition
/// (`Documentation/SCALE.md`). No contract: the numbers mean something beside sketches of the same version alone.
public struct SketchFormat: Sendable {
  public init() {}

  /// - Parameter article: The id that the caller has for the article, JSON.
  public func encode(_ sketch: Sketch, article: [UInt8]? = nil) -> [UInt8] {
    var json = JSONWriter()
    json.openObject()
    json.key("record"); json.string("sketch")
    json.key("document"); json.string(sketch.id)
    json.key("article"); json.raw(article)
    json.key("outlet"); json.string(sketch.outlet)
    json.key("published"); json.string(sketch.published)
    json.key("day"); json.integer(sketch.day)
    json.key("words"); json.integer(sketch.wordCount)
    json.key("whole"); json.hash(sketch.wholeHash)
    json.key("lead"); sketch.leadHash.map { json.hash($0) } ?? json.null()
    json.key("shingles"); json.array(sketch.shingles) { $0.hash($1) }
    json.key("keys"); json.array(sketch.reprintKeys) { $0.hash($1) }
    json.key("stems"); json.array(sketch.stems) { $0.hash($1) }
    json.key("weights"); json.array(sketch.weights) { $0.raw(Array(String($1).utf8)) }
    json.key("probes"); json.array(sketch.probes) { $0.hash($1) }
    json.closeObject()
    json.newline()
    return json.bytes
  }
}

extension JSONWriter {
  /// Signed, as the 64-bit columns of other programs are.
  fileprivate mutating func hash(_ hash: UInt64) { integer(Int(bitPattern: UInt(hash))) }
}

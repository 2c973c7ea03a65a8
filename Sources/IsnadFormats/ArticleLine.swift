import IsnadJSON
public import IsnadReading
public import IsnadText

/// One article as a line of JSON: what `isnad extract --jsonl-in` reads.
///
/// `text` must be a string; `id` may be any value and is carried through as it is written; `published` (or `date`), `outlet`,
/// `title` and `url` are strings or null; other keys are passed over. Of a key that comes twice the last counts.
public struct ArticleLine: Sendable {
  /// The id as written, JSON; nil without one.
  public let id: [UInt8]?
  public let text: SourceText
  public let options: ReadingOptions

  /// Why a line gives no article.
  public struct Fault: Error, Sendable, Hashable {
    public enum Code: String, Sendable, CaseIterable {
      case notJSON = "not-json"
      case notUTF8 = "not-utf8"
      case noText = "no-text"
      case badField = "bad-field"
      case badDate = "bad-date"
      case tooLong = "too-long"
    }
    public let code: Code
    /// The byte of the line, the field, the date or the limit in MB: what the message names.
    public let detail: String
    /// The line's id as far as it was read.
    public let id: [UInt8]?

    public init(_ code: Code, _ detail: String = "", id: [UInt8]? = nil) {
      self.code = code
      self.detail = detail
      self.id = id
    }
  }

  /// - Parameters:
  ///   - line: Without its line feed.
  ///   - defaults: What holds where the line says nothing.
  /// - Complexity: O(*n*) in bytes.
  public init(_ line: [UInt8], defaults: ReadingOptions = ReadingOptions()) throws(Fault) {
    do {
      _ = try UTF8Span(validating: line.span)
    } catch {
      throw Fault(.notUTF8, String(error.byteOffsets.lowerBound))
    }
    let fields = try Fields(line)
    id = fields.id
    guard case .string(let bytes) = fields["text"] else {
      if case .other = fields["text"] { throw Fault(.badField, "text", id: id) }
      throw Fault(.noText, id: id)
    }
    do {
      text = try SourceText(utf8: bytes)
    } catch {
      throw Fault(.tooLong, String(SourceText.maximumByteCount >> 20), id: fields.id)
    }
    var options = ReadingOptions(
      published: defaults.published, title: try fields.string("title") ?? defaults.title,
      outlet: try fields.string("outlet") ?? defaults.outlet, url: try fields.string("url") ?? defaults.url)
    let published = try fields.string("published")
    let date = try fields.string("date")
    if let written = published ?? date {
      guard let date = PublicationDate(written) else { throw Fault(.badDate, written, id: fields.id) }
      options.published = date
    }
    self.options = options
  }
}

/// The fields of a line that mean something.
private struct Fields {
  enum Value {
    case null
    case string([UInt8])
    case other

    init(_ reader: inout JSONReader) throws(JSONError) {
      switch reader.peek() {
      case 0x22: self = .string(try reader.string())
      case 0x6E:
        try reader.literal("null")
        self = .null
      default:
        try reader.skip()
        self = .other
      }
    }
  }

  private static let names = ["text", "published", "date", "outlet", "title", "url"]

  private(set) var id: [UInt8]?
  private var values: [String: Value] = [:]

  init(_ line: [UInt8]) throws(ArticleLine.Fault) {
    var reader = JSONReader(line)
    var (id, values): ([UInt8]?, [String: Value]) = (nil, [:])
    do {
      try reader.object { (reader, key) throws(JSONError) in
        if key.elementsEqual("id".utf8) {
          id = Array(line[try reader.skip()])
        } else if let name = Self.names.first(where: { key.elementsEqual($0.utf8) }) {
          values[name] = try Value(&reader)
        } else {
          try reader.skip()
        }
      }
      try reader.end()
    } catch {
      throw ArticleLine.Fault(.notJSON, String(error.offset), id: id)
    }
    self.id = id
    self.values = values
  }

  subscript(name: String) -> Value { values[name] ?? .null }

  /// A field that must be a string, if it is there; an empty one says nothing.
  func string(_ name: String) throws(ArticleLine.Fault) -> String? {
    switch self[name] {
    case .null: nil
    case .string(let bytes): bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    case .other: throw ArticleLine.Fault(.badField, name, id: id)
    }
  }
}

extension ArticleLine.Fault {
  /// The record that answers the line, one line of JSON.
  ///
  /// - Parameters:
  ///   - file: The input's name.
  ///   - line: Counted from 1.
  ///   - message: What to tell a person.
  public func record(file: String, line: Int, message: String) -> [UInt8] {
    var json = JSONWriter()
    json.openObject()
    json.key("record"); json.string("error")
    json.key("document"); json.null()
    json.key("article"); json.raw(id)
    json.key("file"); json.string(file)
    json.key("line"); json.integer(line)
    json.key("code"); json.string(code.rawValue)
    json.key("message"); json.string(message)
    json.closeObject()
    json.newline()
    return json.bytes
  }
}

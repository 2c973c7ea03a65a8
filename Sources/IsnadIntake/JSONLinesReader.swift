import IsnadJSON
import IsnadReading
import IsnadText

/// JSON Lines: one article a line, as an object whose fields ``FieldMap`` names. Blank lines count but hold nothing.
public struct JSONLinesReader: ItemReader {
  private let fields: FieldMap
  private let defaults: IntakeDefaults
  private var line: [UInt8] = []
  private var position = 0
  /// A line that grew too long is skipped to its end.
  private var isOverlong = false

  public init(fields: FieldMap = .standard, defaults: IntakeDefaults = IntakeDefaults()) {
    self.fields = fields
    self.defaults = defaults
  }

  public mutating func items(in piece: ArraySlice<UInt8>, isLast: Bool) -> [IntakeItem] {
    var items: [IntakeItem] = []
    var rest = piece
    while let end = rest.firstIndex(of: 0x0A) {
      take(rest[rest.startIndex..<end])
      endLine(into: &items)
      rest = rest[(end + 1)...]
    }
    take(rest)
    if isLast, !line.isEmpty || isOverlong { endLine(into: &items) }
    return items
  }

  private mutating func take(_ bytes: ArraySlice<UInt8>) {
    // Escaped text takes up to six bytes a letter; a line beyond that holds no article that would be kept.
    if line.count + bytes.count > 6 * Article.maximumByteCount {
      isOverlong = true
      line = []
    }
    if !isOverlong { line += bytes }
  }

  private mutating func endLine(into items: inout [IntakeItem]) {
    position += 1
    defer {
      line = []
      isOverlong = false
    }
    if isOverlong {
      items.append(IntakeItem(position: position, .reject(Reject(.tooLarge))))
    } else if line.contains(where: { $0 > 0x20 }) {
      do throws(Reject) {
        items.append(IntakeItem(position: position, .article(try article())))
      } catch {
        items.append(IntakeItem(position: position, .reject(error)))
      }
    }
  }

  private func article() throws(Reject) -> Article {
    let object: JSON
    do throws(JSONError) {
      object = try JSON.parse(line)
    } catch {
      throw Reject(.notJSON, "byte \(error.offset)")
    }
    guard let text = fields.value(.text, in: object) else { throw Reject(.noText, fields.names(.text)) }
    let date = fields.value(.published, in: object)
    var article = Article(
      text: try Article.checked(SourceText(text)), title: fields.value(.title, in: object),
      outlet: fields.value(.outlet, in: object), url: fields.value(.url, in: object),
      author: fields.value(.author, in: object), published: date.flatMap(writtenDate), source: line)
    if article.published == nil { article.unreadDate = date }
    defaults.fill(&article)
    return article
  }
}

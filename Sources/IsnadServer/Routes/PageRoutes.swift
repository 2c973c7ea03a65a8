import IsnadDesk
import IsnadMessages
import IsnadPages

/// The pages for people.
enum PageRoutes {
  /// What every page takes.
  static let common = [
    Parameter("lang", .choice(Language.allCases.map(\.rawValue)), "The language of the page."),
    Parameter("digits", .choice(Reader.Digits.allCases.map(\.rawValue)), "The digits of the page."),
  ]

  static let all =
    files + [
      page("/", "searchPage") { _, desk in .firstStart(desk.firstStart()) },
      page("/about/method", "methodPage") { _, desk in .method(desk.method()) },
    ]

  static func page(
    _ template: String, _ name: String, _ more: [Parameter] = [],
    _ page: @escaping @Sendable (Call, Desk) throws -> Page
  ) -> Route {
    Route(.get, template, name, "A page.", common + more, [.html]) { call, desk in
      Answer(Array(try page(call, desk).html(for: call.reader).utf8), as: .html)
    }
    .with { $0.isDescribed = false }
  }

  /// What every page asks for; it is the same as long as the program is.
  private static let files = [
    file("/desk.css", .css, DeskFiles.stylesheet), file("/icon.svg", .svg, DeskFiles.icon),
  ]

  private static func file(_ path: String, _ format: MediaFormat, _ bytes: [UInt8]) -> Route {
    Route(.get, path, "file", "A file of the pages.", [], [format]) { _, _ in Answer(bytes, as: format) }
      .with { $0.isDescribed = false }
  }
}

extension Call {
  /// Who reads the page that the call asks for.
  var reader: Reader {
    Reader(Address(address, values.canonical.map { Address.Parameter($0.name, $0.value) }))
  }
}

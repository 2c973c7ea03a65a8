import Foundation

/// The files that a command's paths stand for: a folder stands for all files in it and below, in the order of their names.
///
/// Hidden files and symbolic links inside a folder are left out: a link could lead anywhere.
func inputFiles(_ paths: [String]) -> [String] {
  paths.flatMap { path -> [String] in
    var isFolder: ObjCBool = false
    guard path != "-", FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
      return [path]
    }
    return files(in: path)
  }
}

private func files(in folder: String) -> [String] {
  let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  return names.filter { !$0.hasPrefix(".") }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.flatMap {
    name -> [String] in
    let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
    switch (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType {
    case FileAttributeType.typeDirectory: return files(in: path)
    case FileAttributeType.typeRegular: return [path]
    default: return []
    }
  }
}

// Files on object storage and web servers, under the names by which GDAL knows them: /vsis3/bucket/key, /vsicurl/URL,
// ...
//
// The network is closed unless the command line opens it (`--allow-network`), once, before anything is read: what a map
// file or a chronicle names must not make a program call somewhere. Credentials and end points are those of GDAL's
// environment variables (AWS_ACCESS_KEY_ID, AWS_S3_ENDPOINT, ...). All failures throw Error. Thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "geodata/result.h"

namespace dateline {

/// True for names that GDAL would look for on the network.
bool is_remote(std::string_view path);

/// Opens the network to this process, for good.
void allow_network();

bool network_is_allowed();

/// Throws Error for a remote path while the network is closed.
void check_network(const std::string& path);

/// As `read_file` (geodata/input_file.h), which comes here for remote paths by itself.
Result<std::string> read_remote_file(const std::string& path, std::uint64_t max_bytes,
                                     std::string_view limit = "file-bytes");

/// Puts an object in its place, whole or not at all.
void write_remote_file(const std::string& path, std::string_view bytes);

/// Nothing when there is no such object.
std::optional<std::uint64_t> remote_file_size(const std::string& path);

}  // namespace dateline

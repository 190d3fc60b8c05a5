// A bare pass over a CSV file by OGR: every feature is read and let go. Run by bench/peers/import/compare.
//
//   ogr_pass FILE.csv        prints rows and seconds
#include <chrono>
#include <cstdio>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  GDALAllRegister();
  const auto begin = std::chrono::steady_clock::now();
  const char* const drivers[] = {"CSV", nullptr};
  GDALDatasetUniquePtr data(GDALDataset::Open(argv[1], GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers));
  if (!data) return 3;
  long long rows = 0;
  for (const auto& feature : *data->GetLayer(0)) rows += feature != nullptr;
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  std::printf("%lld rows %.3f s\n", rows, seconds);
  return 0;
}
